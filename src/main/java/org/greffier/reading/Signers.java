package org.greffier.reading;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.greffier.reading.FieldTree.FormField;

/**
 * The name in the certificate of a digital signature. It is what the file says, no proof
 * of anything until the signature is validated (FAULTS G-07).
 */
final class Signers {

	/** A signature with its certificates is smaller, in bytes. */
	private static final int LARGEST = 256 * 1024;

	private static final int LONGEST_NAME = 200;

	private Signers() {
	}

	static Optional<String> name(FormField field) {
		if (!(field.value().orElse(null) instanceof COSDictionary value)
				|| !(value.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents)
				|| contents.getBytes().length > LARGEST) {
			return Optional.empty();
		}
		try {
			List<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
				.generateCertPath(new ByteArrayInputStream(contents.getBytes()), "PKCS7")
				.getCertificates();
			return certificates.stream()
				.filter(X509Certificate.class::isInstance)
				.map(X509Certificate.class::cast)
				.filter((certificate) -> certificate.getBasicConstraints() < 0)
				.findFirst()
				.flatMap(Signers::commonName);
		}
		catch (CertificateException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> commonName(X509Certificate certificate) {
		try {
			return new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()
				.stream()
				.filter((rdn) -> rdn.getType().equalsIgnoreCase("CN"))
				.map(Rdn::getValue)
				.map(String::valueOf)
				.filter((name) -> name.length() <= LONGEST_NAME)
				.map(Values::clean)
				.findFirst();
		}
		catch (InvalidNameException ex) {
			return Optional.empty();
		}
	}

}

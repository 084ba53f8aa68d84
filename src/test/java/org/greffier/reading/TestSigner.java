package org.greffier.reading;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.esf.OtherHashAlgAndValue;
import org.bouncycastle.asn1.esf.SigPolicyQualifierInfo;
import org.bouncycastle.asn1.esf.SigPolicyQualifiers;
import org.bouncycastle.asn1.esf.SignaturePolicyId;
import org.bouncycastle.asn1.esf.SignaturePolicyIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Somebody with a certificate, and the authorities that issue them. Made anew in each
 * run; all names are invented.
 */
final class TestSigner implements SignatureInterface {

	private static final String ALGORITHM = "SHA256withECDSA";

	/** In whose certificates the catalogue's folder trusts, where a test says so. */
	static final TestSigner AUTHORITY = authority("Autorité d’essai");

	private final KeyPair keys;

	private final X509Certificate certificate;

	private final List<X509Certificate> chain;

	private final String algorithm;

	private String policy = "";

	private boolean twice;

	private TestSigner(KeyPair keys, X509Certificate certificate, List<X509Certificate> chain, String algorithm) {
		this.keys = keys;
		this.certificate = certificate;
		this.chain = chain;
		this.algorithm = algorithm;
	}

	/** An authority that answers for itself. */
	static TestSigner authority(String name) {
		KeyPair keys = curve();
		Details details = new Details(name, true, Duration.ofDays(3650), null);
		X509Certificate own = issue(details, keys, name, keys);
		return new TestSigner(keys, own, List.of(own), ALGORITHM);
	}

	/** A person whom the authority of the tests knows. */
	static TestSigner named(String name) {
		return AUTHORITY.issue(name);
	}

	/** A person whom this authority knows. */
	TestSigner issue(String name) {
		return issue(new Details(name, false, Duration.ofDays(365), null), curve(), ALGORITHM);
	}

	/** The same, with a certificate that ended so long ago. */
	TestSigner issueExpired(String name) {
		return issue(new Details(name, false, Duration.ofDays(-1), null), curve(), ALGORITHM);
	}

	/** The same, with a certificate that names addresses to ask. */
	TestSigner issueAsking(String name, String address) {
		return issue(new Details(name, false, Duration.ofDays(365), address), curve(), ALGORITHM);
	}

	/** The same, with a key and a digest that are too weak. */
	TestSigner issueWeak(String name) {
		return issue(new Details(name, false, Duration.ofDays(365), null), rsa(1024), "SHA1withRSA");
	}

	private TestSigner issue(Details details, KeyPair own, String with) {
		X509Certificate issued = issue(details, own, commonName(), this.keys);
		return new TestSigner(own, issued, List.of(issued, this.certificate), with);
	}

	/** The same person, whose signatures hold two of their own in one. */
	TestSigner signingTwice() {
		TestSigner same = new TestSigner(this.keys, this.certificate, this.chain, this.algorithm);
		same.twice = true;
		return same;
	}

	/** The same person, whose signatures name an address for their policy. */
	TestSigner withPolicy(String address) {
		TestSigner same = new TestSigner(this.keys, this.certificate, this.chain, this.algorithm);
		same.policy = address + "/policy.der";
		return same;
	}

	X509Certificate certificate() {
		return this.certificate;
	}

	private String commonName() {
		String name = this.certificate.getSubjectX500Principal().getName();
		return name.substring(name.indexOf("CN=") + 3);
	}

	/** A detached CMS signature of the content. */
	@Override
	public byte[] sign(InputStream content) throws IOException {
		return sign(content.readAllBytes());
	}

	byte[] sign(byte[] content) throws IOException {
		try {
			CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
			for (int i = 0; i < (this.twice ? 2 : 1); i++) {
				generator.addSignerInfoGenerator(
						new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
							.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes()))
							.build(new JcaContentSignerBuilder(this.algorithm).build(this.keys.getPrivate()),
									this.certificate));
			}
			generator.addCertificates(new JcaCertStore(this.chain));
			return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
		}
		catch (GeneralSecurityException | OperatorCreationException | CMSException ex) {
			throw new IOException(ex);
		}
	}

	private AttributeTable attributes() {
		if (this.policy.isEmpty()) {
			return new AttributeTable(new ASN1EncodableVector());
		}
		SigPolicyQualifierInfo where = new SigPolicyQualifierInfo(PKCSObjectIdentifiers.id_spq_ets_uri,
				new DERIA5String(this.policy));
		SignaturePolicyId id = new SignaturePolicyId(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"),
				new OtherHashAlgAndValue(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
						new DEROctetString(new byte[32])),
				new SigPolicyQualifiers(new SigPolicyQualifierInfo[] { where }));
		ASN1EncodableVector all = new ASN1EncodableVector();
		all.add(new Attribute(PKCSObjectIdentifiers.id_aa_ets_sigPolicyId,
				new DERSet(new SignaturePolicyIdentifier(id))));
		return new AttributeTable(all);
	}

	private static X509Certificate issue(Details details, KeyPair own, String issuer, KeyPair by) {
		Instant until = Instant.now().plus(details.lasts());
		try {
			JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name("CN=" + issuer),
					BigInteger.valueOf(System.nanoTime()), Date.from(until.minus(Duration.ofDays(3660))),
					Date.from(until), new X500Name("CN=" + details.name()), own.getPublic());
			JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(details.authority()));
			builder.addExtension(Extension.keyUsage, true, new KeyUsage(details.authority()
					? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.nonRepudiation | KeyUsage.digitalSignature));
			builder.addExtension(Extension.subjectKeyIdentifier, false,
					utils.createSubjectKeyIdentifier(own.getPublic()));
			builder.addExtension(Extension.authorityKeyIdentifier, false,
					utils.createAuthorityKeyIdentifier(by.getPublic()));
			if (details.asks() != null) {
				addresses(builder, details.asks());
			}
			return new JcaX509CertificateConverter()
				.getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(by.getPrivate())));
		}
		catch (GeneralSecurityException | OperatorCreationException | CertIOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void addresses(JcaX509v3CertificateBuilder builder, String address) throws CertIOException {
		GeneralName issuer = new GeneralName(GeneralName.uniformResourceIdentifier, address + "/issuer.crt");
		GeneralName status = new GeneralName(GeneralName.uniformResourceIdentifier, address + "/status");
		GeneralName list = new GeneralName(GeneralName.uniformResourceIdentifier, address + "/list.crl");
		builder.addExtension(Extension.authorityInfoAccess, false,
				new AuthorityInformationAccess(
						new AccessDescription[] { new AccessDescription(AccessDescription.id_ad_caIssuers, issuer),
								new AccessDescription(AccessDescription.id_ad_ocsp, status) }));
		builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
				new DistributionPoint(new DistributionPointName(new GeneralNames(list)), null, null) }));
	}

	private static KeyPair curve() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPair rsa(int bits) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(bits);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a certificate says.
	 *
	 * @param asks where it sends people for its issuer and its state; none if null
	 */
	private record Details(String name, boolean authority, Duration lasts, String asks) {
	}

}

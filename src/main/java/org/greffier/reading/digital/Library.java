package org.greffier.reading.digital;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import eu.europa.esig.dss.detailedreport.DetailedReport;
import eu.europa.esig.dss.detailedreport.jaxb.XmlBasicBuildingBlocks;
import eu.europa.esig.dss.detailedreport.jaxb.XmlConstraintsConclusion;
import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.PDFRevisionWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.policy.ValidationPolicyFacade;
import eu.europa.esig.dss.spi.policy.SignaturePolicyProvider;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import org.greffier.reading.digital.DigitalSignature.Worth;
import org.jspecify.annotations.Nullable;

/** EU DSS with our own policy ({@code policy.xml}) and without any network. */
final class Library {

	/** [judgement] A name is shorter, in characters. */
	private static final int LONGEST_NAME = 200;

	private final CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();

	private final PdfParts pdf = new PdfParts();

	private final ValidationPolicy policy;

	Library(TrustAnchors anchors) {
		anchors.certificates().forEach((one) -> this.trusted.addCertificate(new CertificateToken(one)));
		try (InputStream in = Objects.requireNonNull(Library.class.getResourceAsStream("policy.xml"))) {
			this.policy = ValidationPolicyFacade.newFacade().getValidationPolicy(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException("our own policy of signatures does not load", ex);
		}
	}

	List<DigitalSignature> judge(byte[] file) {
		PDFDocumentValidator validator = validator(file);
		Reports reports = validator.validateDocument(this.policy);
		Set<String> alone = validator.getSignatures()
			.stream()
			.filter(Library::byOne)
			.map(AdvancedSignature::getId)
			.collect(Collectors.toSet());
		return reports.getDiagnosticData()
			.getSignatures()
			.stream()
			.filter((signature) -> !signature.isCounterSignature())
			.map((signature) -> judged(signature, alone.contains(signature.getId()), reports.getDetailedReport(),
					file.length))
			.toList();
	}

	private PDFDocumentValidator validator(byte[] file) {
		// "simple": without the source that fetches issuers; nor any for revocation
		CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
		verifier.setTrustedCertSources(this.trusted);
		PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(file));
		validator.setCertificateVerifier(verifier);
		// the default one fetches whatever address a signature names
		validator.setSignaturePolicyProvider(new SignaturePolicyProvider());
		validator.setPdfObjFactory(this.pdf);
		validator.setPasswordProtection(new char[0]);
		validator.setEnableEtsiValidationReport(false);
		validator.setLocale(Locale.ENGLISH);
		return validator;
	}

	/**
	 * A signature of a PDF has one signer (ISO 32000-1, 12.8.3.3.1); the library's own
	 * check takes two of one certificate for one.
	 */
	private static boolean byOne(AdvancedSignature signature) {
		return signature instanceof PAdESSignature pades && pades.getCMS().getSignerInfos().size() == 1;
	}

	private static DigitalSignature judged(SignatureWrapper signature, boolean alone, DetailedReport report,
			int length) {
		PDFRevisionWrapper revision = signature.getPDFRevision();
		int end = end(revision.getSignatureByteRange(), length);
		Worth worth = (alone && end > 0) ? worth(signature, revision, report) : Worth.BROKEN;
		return new DigitalSignature(revision.getSignatureFieldNames(), name(signature.getSigningCertificate()), worth,
				end, pages(revision));
	}

	private static Worth worth(SignatureWrapper signature, PDFRevisionWrapper revision, DetailedReport report) {
		XmlBasicBuildingBlocks blocks = report.getBasicBuildingBlockById(signature.getId());
		if (blocks == null || !signature.isSignatureIntact() || !signature.isSignatureValid() || !passed(blocks.getCV())
				|| misses(blocks.getSAV())) {
			return Worth.BROKEN;
		}
		if (!passed(blocks.getFC())) {
			return (revision.isSignatureByteRangeValid() && revision.isPdfSignatureDictionaryConsistent())
					? Worth.CHANGED : Worth.BROKEN;
		}
		boolean good = report.getFinalIndication(signature.getId()) == Indication.TOTAL_PASSED;
		return good ? Worth.GOOD : Worth.UNTRUSTED;
	}

	private static boolean passed(@Nullable XmlConstraintsConclusion block) {
		return block != null && block.getConclusion().getIndication() == Indication.PASSED;
	}

	/** An attribute without which it is no signature, such as the message's digest. */
	private static boolean misses(@Nullable XmlConstraintsConclusion block) {
		return block != null && block.getConclusion().getSubIndication() == SubIndication.SIG_CONSTRAINTS_FAILURE;
	}

	private static int end(@Nullable List<BigInteger> range, int length) {
		if (range == null || range.size() != 4 || range.get(0).signum() != 0) {
			return 0;
		}
		BigInteger end = range.get(2).add(range.get(3));
		boolean inside = range.stream().noneMatch((number) -> number.signum() < 0)
				&& end.compareTo(BigInteger.valueOf(length)) <= 0;
		return inside ? end.intValue() : 0;
	}

	private static List<Integer> pages(PDFRevisionWrapper revision) {
		TreeSet<Integer> pages = new TreeSet<>();
		Stream
			.of(revision.getPdfVisualDifferenceConcernedPages(), revision.getPdfPageDifferenceConcernedPages(),
					revision.getPdfAnnotationsOverlapConcernedPages())
			.flatMap(List::stream)
			.forEach((page) -> pages.add(page.intValue()));
		return new ArrayList<>(pages);
	}

	private static Optional<String> name(@Nullable CertificateWrapper certificate) {
		return Optional.ofNullable(certificate)
			.map(CertificateWrapper::getCommonName)
			.filter((name) -> !name.isBlank() && name.length() <= LONGEST_NAME);
	}

}

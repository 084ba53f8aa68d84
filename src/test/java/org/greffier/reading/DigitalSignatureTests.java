package org.greffier.reading;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.PartySpec;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.reading.KnownBlanks.Known;
import org.greffier.reading.digital.TrustAnchors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Digital signatures on our forms, good ones and forged ones (READING 3, FAULTS G). */
class DigitalSignatureTests {

	private static final FormReader READER = FormReader.of(PdfForm.JOBS,
			TrustAnchors.of(TestSigner.AUTHORITY.certificate()));

	private static final TestSigner ZOE = TestSigner.named("Zoé Tremblay-Côté");

	private static final TestSigner NOEL = TestSigner.named("Noël D’Amours");

	private static final String FORGED = "mallory@ailleurs.example";

	/** Filled and signed by the grantor; the user has done nothing yet. */
	private static SignedPdf signed;

	/** The same, then filled and signed by the user. */
	private static SignedPdf both;

	@BeforeAll
	static void sign() throws IOException {
		signed = SignedPdf.of(ofGrantor()).sign(Party.GRANTOR, ZOE);
		both = userFills(signed).sign(Party.USER, NOEL);
	}

	private static PdfForm ofGrantor() throws IOException {
		return ofGrantor(PdfForm.ramq(Language.FR));
	}

	private static PdfForm ofGrantor(PdfForm form) throws IOException {
		for (var entry : PdfForm.RAMQ.entrySet()) {
			if (entry.getKey().startsWith("grantor.")) {
				form.field(entry.getKey()).setValue(entry.getValue());
			}
		}
		return form.tick(0);
	}

	private static SignedPdf userFills(SignedPdf pdf) throws IOException {
		return pdf.fill("user.familyName", "D'Amours", "user.givenName", "Noël", "user.email",
				"noel.damours@courriel.example", "user.signedOn", "2026-10-06");
	}

	private static Reading read(SignedPdf pdf) {
		return READER.read(Request.of(6, pdf.bytes()));
	}

	private static void isValid(Reading reading, Party party, String signer) {
		SignatureReading signature = reading.signature(party);
		assertThat(signature.state()).isEqualTo(SignatureState.DIGITAL);
		assertThat(signature.valid()).contains(true);
		assertThat(signature.signer()).contains(signer);
	}

	/** Of a forged file nothing is valid, and a clerk is told why. */
	private static void isNot(Reading reading, Party party) {
		assertThat(reading.signature(party).valid().orElse(false)).isFalse();
		assertThat(reading.problems()).isNotEmpty();
	}

	@Test
	void eachOfTwoSignersIsValidOnTheOwnRevision() {
		Reading reading = read(both);

		assertThat(reading.problems()).isEmpty();
		isValid(reading, Party.GRANTOR, "Zoé Tremblay-Côté");
		isValid(reading, Party.USER, "Noël D’Amours");
		assertThat(reading.value(new FieldName("user.email"))).contains("noel.damours@courriel.example");
	}

	@Test
	void fieldsOfABlankThatTakesDigitalSignaturesAreSignedIn() throws IOException {
		FormKind kind = takingDigital(PdfForm.kind("ramq", "ramq-delegation"));
		byte[] blank = Blanks.draw(kind, PdfForm.agency("ramq"), Language.FR);
		FormReader reader = new FormReader(
				new KnownBlanks(List.of(new Known(kind, Blanks.layout(kind), (language) -> blank)),
						ReadingLimits.standard()),
				ReadingLimits.standard(), TrustAnchors.of(TestSigner.AUTHORITY.certificate()));
		SignedPdf pdf = userFills(
				SignedPdf.of(ofGrantor(PdfForm.of(blank, Blanks.layout(kind)))).sign(Party.GRANTOR, ZOE))
			.sign(Party.USER, NOEL);

		Reading reading = reader.read(Request.of(6, pdf.bytes()));

		isValid(reading, Party.GRANTOR, "Zoé Tremblay-Côté");
		isValid(reading, Party.USER, "Noël D’Amours");
		assertThat(reading.problems()).isEmpty();
	}

	private static FormKind takingDigital(FormKind kind) {
		Map<Party, PartySpec> parties = new EnumMap<>(Party.class);
		kind.parties()
			.forEach((party, spec) -> parties.put(party,
					new PartySpec(party, spec.label(), spec.receives(), Set.of(SignatureState.DIGITAL))));
		return new FormKind(kind.agency(), kind.name(), kind.version(), kind.accepts(), kind.title(),
				kind.instructions(), parties, kind.sections(), kind.fields(), kind.choices(), kind.account(),
				kind.rules(), kind.term());
	}

	@Test
	void signersMayComeInTheOtherOrder() throws IOException {
		SignedPdf pdf = userFills(SignedPdf.of(PdfForm.ramq(Language.FR).tick(0))).sign(Party.USER, NOEL)
			.fill("grantor.familyName", "Tremblay-Côté", "grantor.givenName", "Zoé", "grantor.email",
					"z@cabinet.example")
			.sign(Party.GRANTOR, ZOE);

		Reading reading = read(pdf);

		assertThat(reading.problems()).isEmpty();
		isValid(reading, Party.USER, "Noël D’Amours");
		isValid(reading, Party.GRANTOR, "Zoé Tremblay-Côté");
	}

	@Test
	void certifiedFormMayBeFilledAndSigned() throws IOException {
		Reading reading = read(
				userFills(SignedPdf.of(ofGrantor()).certify(Party.GRANTOR, ZOE, 2)).sign(Party.USER, NOEL));

		assertThat(reading.problems()).isEmpty();
		isValid(reading, Party.GRANTOR, "Zoé Tremblay-Côté");
		isValid(reading, Party.USER, "Noël D’Amours");
	}

	@Test
	void withoutItsIssuerInTheFolderNobodyIsTrusted() {
		Reading reading = FormReader.of(PdfForm.JOBS, TrustAnchors.none()).read(Request.of(6, both.bytes()));

		for (Party party : Party.values()) {
			assertThat(reading.signature(party).valid()).contains(false);
			assertThat(reading.signature(party).signer()).isPresent();
		}
		assertThat(FormReaderTests.codes(reading)).containsExactly(FindingCode.DIGITAL_SIGNATURE_UNTRUSTED,
				FindingCode.DIGITAL_SIGNATURE_UNTRUSTED);
	}

	@Test
	void selfMadeCertificateInAKnownNameIsNotTrusted() throws IOException {
		TestSigner impostor = TestSigner.authority("Zoé Tremblay-Côté").issue("Zoé Tremblay-Côté");

		Reading reading = read(SignedPdf.of(ofGrantor()).sign(Party.GRANTOR, impostor));

		isNot(reading, Party.GRANTOR);
		assertThat(FormReaderTests.codes(reading)).containsExactly(FindingCode.DIGITAL_SIGNATURE_UNTRUSTED);
	}

	@Test
	void expiredAndWeakCertificatesAreNotValid() throws IOException {
		for (TestSigner signer : List.of(TestSigner.AUTHORITY.issueExpired("Zoé Tremblay-Côté"),
				TestSigner.AUTHORITY.issueWeak("Zoé Tremblay-Côté"))) {
			isNot(read(SignedPdf.of(ofGrantor()).sign(Party.GRANTOR, signer)), Party.GRANTOR);
		}
	}

	@Test
	void fieldOfTheSignerOrOfTheRequestMayNotChangeAfterwards() throws IOException {
		for (String field : List.of("grantor.email", "grantor.providerNumber")) {
			Reading reading = read(
					userFills(signed).fill(field, field.endsWith("email") ? FORGED : "654321").sign(Party.USER, NOEL));

			isNot(reading, Party.GRANTOR);
			assertThat(reading.problems())
				.contains(Problem.of(FindingCode.FIELD_CHANGED_AFTER_SIGNING, new FieldName(field)));
		}
	}

	@Test
	void emptyFieldOfTheSignerMayNotBeFilledAfterwards() throws IOException {
		SignedPdf pdf = SignedPdf.of(PdfForm.ramq(Language.FR).tick(0)).sign(Party.GRANTOR, ZOE);

		Reading reading = read(pdf.fill("grantor.email", FORGED));

		isNot(reading, Party.GRANTOR);
		assertThat(reading.problems()).extracting("code").containsExactly(FindingCode.FIELD_CHANGED_AFTER_SIGNING);
		assertThat(reading.problems().get(0).field()).contains(new FieldName("grantor.email"));
	}

	@Test
	void fieldOfTheSecondSignerMayNotChangeAfterBoth() throws IOException {
		Reading reading = read(both.fill("user.email", FORGED));

		isNot(reading, Party.USER);
	}

	@Test
	void anotherServiceMayNotBeTickedAfterwards() throws IOException {
		Reading reading = read(signed.change((document) -> {
			var box = document.getDocumentCatalog()
				.getAcroForm()
				.getField(signed.form().layout().ticks().get(1).name().value());
			((org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox) box).check();
			SignedPdf.touch(box.getCOSObject());
			box.getWidgets().forEach((widget) -> SignedPdf.touch(widget.getCOSObject()));
		}));

		isNot(reading, Party.GRANTOR);
	}

	@Test
	void pageMayNotChangeAfterwards() throws IOException {
		Reading reading = read(signed.change((document) -> write(document, "Tous les services")));

		isNot(reading, Party.GRANTOR);
		assertThat(FormReaderTests.codes(reading)).contains(FindingCode.CHANGED_AFTER_SIGNING);
	}

	@Test
	void annotationMayNotBeAddedEvenWhereItsCertificationAllows() throws IOException {
		SignedPdf certified = SignedPdf.of(ofGrantor()).certify(Party.GRANTOR, ZOE, 3);

		Reading reading = read(certified.change((document) -> note(document, signed.form(), "grantor.email")));

		isNot(reading, Party.GRANTOR);
		assertThat(FormReaderTests.codes(reading)).contains(FindingCode.CHANGED_AFTER_SIGNING);
	}

	@Test
	void sealOfAnotherMayNotHideWhatWasSigned() throws IOException {
		SignedPdf certified = SignedPdf.of(ofGrantor()).certify(Party.GRANTOR, ZOE, 2);

		Reading reading = read(certified.signAt(NOEL, "seal", certified.form().spot("grantor.email")));

		isNot(reading, Party.GRANTOR);
	}

	@Test
	void certificationThatForbidsFillingIsHeld() throws IOException {
		SignedPdf certified = SignedPdf.of(ofGrantor()).certify(Party.GRANTOR, ZOE, 1);

		isNot(read(userFills(certified).sign(Party.USER, NOEL)), Party.GRANTOR);
	}

	@Test
	void whatHidTheSignedContentMayNotGo() throws IOException {
		SignedPdf hidden = SignedPdf.of(ofGrantor().change((d) -> note(d, signed.form(), "grantor.email")))
			.sign(Party.GRANTOR, ZOE);

		Reading reading = read(hidden.change((document) -> {
			PDPage page = document.getPage(signed.form().spot("grantor.email").page() - 1);
			page.getAnnotations().stream().filter((one) -> one.getSubtype().equals("Stamp")).forEach((one) -> {
				one.setHidden(true);
				SignedPdf.touch(one.getCOSObject());
			});
		}));

		isNot(reading, Party.GRANTOR);
	}

	@Test
	void appearanceThatContradictedItsValueMayNotBeMendedAfterwards() throws IOException {
		SignedPdf shadow = SignedPdf
			.of(ofGrantor().change((document) -> shows(document, "zoe.tremblay@cabinet.example", FORGED)))
			.sign(Party.GRANTOR, ZOE);

		Reading reading = read(shadow.change((document) -> shows(document, FORGED, FORGED)));

		isNot(reading, Party.GRANTOR);
	}

	@Test
	void otherPagesMayNotTakeThePlaceOfTheSignedOnes() throws IOException {
		SignedPdf pdf = signed.change((document) -> {
			PDPage copy = new PDPage(new COSDictionary(document.getPage(0).getCOSObject()));
			COSArray kids = new COSArray();
			kids.add(copy.getCOSObject());
			COSDictionary pages = new COSDictionary();
			pages.setItem(COSName.TYPE, COSName.PAGES);
			pages.setItem(COSName.KIDS, kids);
			pages.setInt(COSName.COUNT, 1);
			copy.getCOSObject().setItem(COSName.PARENT, pages);
			document.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, pages);
			SignedPdf.touch(document.getDocumentCatalog().getCOSObject());
			write(document, "Tous les services");
		});

		isNot(read(pdf), Party.GRANTOR);
	}

	@Test
	void oneSignatureDoesNotSignForTwo() throws IOException {
		SignedPdf pdf = signed.change((document) -> {
			var acro = document.getDocumentCatalog().getAcroForm();
			PDSignatureField own = (PDSignatureField) acro.getField("grantorSeal");
			PDSignatureField second = new PDSignatureField(acro);
			second.setPartialName("userSeal");
			second.getCOSObject().setItem(COSName.V, own.getCOSObject().getItem(COSName.V));
			PdfForm.Spot box = signed.form().signature(Party.USER);
			SignedPdf.show(document, second.getWidgets().get(0), signed.form().rectangle(box.box()));
			SignedPdf.attach(document, document.getPage(box.page() - 1), second);
		});

		Reading reading = read(pdf);

		for (Party party : Party.values()) {
			assertThat(reading.signature(party).state()).isEqualTo(SignatureState.DIGITAL);
			isNot(reading, party);
		}
	}

	@Test
	void invisibleSignatureIsNobodys() throws IOException {
		Reading reading = read(SignedPdf.of(ofGrantor()).signInvisibly("grantorSignature", ZOE));

		assertThat(reading.signature(Party.GRANTOR).state()).isEqualTo(SignatureState.DOUBTFUL);
		assertThat(reading.signature(Party.GRANTOR).valid()).isEmpty();
	}

	@Test
	void brokenSignatureOfNobodyIsToldToo() throws IOException {
		SignedPdf pdf = SignedPdf.of(PdfForm.good()).signInvisibly("elsewhere", ZOE);
		byte[] bytes = pdf.bytes();
		bytes[1000] ^= 1;

		Reading reading = read(pdf.with(bytes));

		assertThat(FormReaderTests.codes(reading)).contains(FindingCode.DIGITAL_SIGNATURE_BROKEN);
	}

	/** Universal forgery: what a lazy validator skips (FAULTS G-01, G-06). */
	enum Forgery {

		NO_CONTENTS("/ByteRange [%s]"), EMPTY_CONTENTS("/ByteRange [%s] /Contents <>"),
		ZERO_CONTENTS("/ByteRange [%s] /Contents <00000000>"), NULL_CONTENTS("/ByteRange [%s] /Contents null"),
		NUMBER_CONTENTS("/ByteRange [%s] /Contents 7"), NO_RANGE("/Contents <%2$s>"),
		NULL_RANGE("/ByteRange null /Contents <%2$s>"), EMPTY_RANGE("/ByteRange [] /Contents <%2$s>"),
		ZERO_RANGE("/ByteRange [0 0 0 0] /Contents <%2$s>"), NEGATIVE_RANGE("/ByteRange [0 -1 10 20] /Contents <%2$s>"),
		SHORT_RANGE("/ByteRange [0 10] /Contents <%2$s>"), LATE_RANGE("/ByteRange [100 900 20000 10] /Contents <%2$s>"),
		HUGE_RANGE("/ByteRange [0 1000 2147483647 2147483647] /Contents <%2$s>"),
		TEXT_RANGE("/ByteRange [/a /b /c /d] /Contents <%2$s>"),
		OVERLAPPING_RANGE("/ByteRange [0 90000 80000 10000] /Contents <%2$s>");

		private final String entries;

		Forgery(String entries) {
			this.entries = entries;
		}

		String entries(SignedPdf pdf) throws IOException {
			return String.format(Locale.ROOT, this.entries, rangeOf(pdf), HexFormat.of().formatHex(pdf.contents()));
		}

	}

	@ParameterizedTest
	@EnumSource
	void forgedDictionaryIsNeverValid(Forgery forgery) throws IOException {
		Reading reading = read(signed.forge(forgery.entries(signed)));

		isNot(reading, Party.GRANTOR);
		assertThat(FormReaderTests.codes(reading)).contains(FindingCode.DIGITAL_SIGNATURE_BROKEN);
	}

	@Test
	void signatureMovedToAnotherPlaceIsNotValid() throws IOException {
		byte[] original = signed.bytes();
		int gap = signed.range()[2];
		byte[] evil = "\n% here the attacker's objects would stand\n"
			.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		byte[] wrapped = new byte[original.length + evil.length];
		System.arraycopy(original, 0, wrapped, 0, gap);
		System.arraycopy(evil, 0, wrapped, gap, evil.length);
		System.arraycopy(original, gap, wrapped, gap + evil.length, original.length - gap);

		isNot(read(signed.with(wrapped)), Party.GRANTOR);
	}

	@Test
	void contentOfAnotherDocumentIsNotSigned() throws IOException {
		SignedPdf other = SignedPdf.of(PdfForm.filled()).sign(Party.GRANTOR, NOEL);
		SignedPdf pdf = signed.forge("/ByteRange [%s] /Contents <%s>".formatted(rangeOf(signed),
				HexFormat.of().formatHex(other.contents())));

		isNot(read(pdf), Party.GRANTOR);
	}

	@Test
	void signatureOfTwoSignersInOneIsNotValid() throws IOException {
		Reading reading = read(SignedPdf.of(ofGrantor()).sign(Party.GRANTOR, ZOE.signingTwice()));

		isNot(reading, Party.GRANTOR);
		assertThat(FormReaderTests.codes(reading)).containsExactly(FindingCode.DIGITAL_SIGNATURE_BROKEN);
	}

	@Test
	void tooManySignaturesAreNotLookedAt() throws IOException {
		SignedPdf pdf = signed.change((document) -> {
			var acro = document.getDocumentCatalog().getAcroForm();
			for (int i = 0; i < ReadingLimits.standard().signatures(); i++) {
				PDSignatureField more = new PDSignatureField(acro);
				more.setPartialName("more" + i);
				more.getCOSObject().setItem(COSName.V, acro.getField("grantorSeal").getCOSObject().getItem(COSName.V));
				SignedPdf.attach(document, document.getPage(0), more);
			}
		});

		Reading reading = read(pdf);

		isNot(reading, Party.GRANTOR);
		assertThat(FormReaderTests.codes(reading)).contains(FindingCode.LIMIT_EXCEEDED);
	}

	@Test
	void nothingIsFetchedFromAddressesInAFile() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			String address = "http://127.0.0.1:" + server.getLocalPort();
			TestSigner asking = TestSigner.authority("Inconnue").issueAsking("Zoé Tremblay-Côté", address);
			TestSigner known = TestSigner.AUTHORITY.issueAsking("Zoé Tremblay-Côté", address);

			for (TestSigner signer : List.of(asking, known, known.withPolicy(address))) {
				Reading reading = read(SignedPdf.of(ofGrantor()).sign(Party.GRANTOR, signer));
				assertThat(reading.signature(Party.GRANTOR).state()).isEqualTo(SignatureState.DIGITAL);
			}

			server.setSoTimeout(200);
			assertThat(org.assertj.core.api.Assertions.catchThrowable(server::accept))
				.isInstanceOf(SocketTimeoutException.class);
		}
	}

	private static String rangeOf(SignedPdf pdf) throws IOException {
		return Arrays.stream(pdf.range()).mapToObj(String::valueOf).collect(Collectors.joining(" "));
	}

	private static void write(PDDocument document, String text) throws IOException {
		PDPage page = document.getPage(0);
		try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
			content.beginText();
			content.setFont(new org.apache.pdfbox.pdmodel.font.PDType1Font(
					org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName.HELVETICA), 12);
			content.newLineAtOffset(60, 60);
			content.showText(text);
			content.endText();
		}
		SignedPdf.touch(page.getCOSObject());
	}

	/** A stamp that lies over a field. */
	private static void note(PDDocument document, PdfForm form, String field) throws IOException {
		var stamp = new org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp();
		PDPage page = document.getPage(form.spot(field).page() - 1);
		SignedPdf.show(document, stamp, form.rectangle(form.spot(field).box()));
		stamp.setPage(page);
		page.getAnnotations().add(stamp);
		SignedPdf.touch(page.getCOSObject());
		SignedPdf.touch(page.getCOSObject().getDictionaryObject(COSName.ANNOTS));
	}

	/** The e-mail's appearance, then its value. */
	private static void shows(PDDocument document, String shown, String value) throws IOException {
		var field = document.getDocumentCatalog().getAcroForm().getField("grantor.email");
		field.setValue(shown);
		field.getCOSObject().setString(COSName.V, value);
		SignedPdf.touch(field.getCOSObject());
		field.getWidgets().forEach((widget) -> {
			SignedPdf.touch(widget.getCOSObject());
			SignedPdf.touch(widget.getAppearance().getNormalAppearance().getCOSObject());
		});
	}

}

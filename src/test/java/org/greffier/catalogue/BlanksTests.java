package org.greffier.catalogue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.SignatureState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The blanks hold what readers, viewers and people rely on. */
class BlanksTests {

	private static final Catalogue SHIPPED = ShippedCatalogue.load();

	static Stream<FormKind> kinds() {
		return SHIPPED.kinds().values().stream();
	}

	/** The delegation, as if its grantor could sign digitally. */
	static FormKind digitallySigned() {
		FormKind kind = kind("ramq-delegation");
		PartySpec grantor = kind.party(Party.GRANTOR);
		Map<Party, PartySpec> parties = new EnumMap<>(kind.parties());
		parties.put(Party.GRANTOR, new PartySpec(Party.GRANTOR, grantor.label(), grantor.receives(),
				Set.of(SignatureState.DIGITAL, SignatureState.INK)));
		return new FormKind(kind.agency(), kind.name(), kind.version(), kind.accepts(), kind.title(),
				kind.instructions(), parties, kind.sections(), kind.fields(), kind.choices(), kind.account(),
				kind.rules(), kind.term());
	}

	private static FormKind kind(String name) {
		return SHIPPED.kinds().get(name);
	}

	private static byte[] draw(FormKind kind, Language language) {
		return Blanks.draw(kind, SHIPPED.agency(kind.agency()), language);
	}

	private static List<PDField> terminal(PDAcroForm form) {
		return StreamSupport.stream(form.getFieldTree().spliterator(), false)
			.filter((field) -> !(field instanceof PDNonTerminalField))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void fieldsBearTheNamesOfTheKindAndNoOthers(FormKind kind) throws IOException {
		Layout layout = Blanks.layout(kind);
		List<String> expected = Stream
			.concat(layout.fields().stream().map((field) -> field.name().value()),
					layout.ticks().stream().map((tick) -> tick.name().value()))
			.toList();

		try (PDDocument pdf = Loader.loadPDF(draw(kind, Language.FR))) {
			assertThat(terminal(pdf.getDocumentCatalog().getAcroForm()).stream().map(PDField::getFullyQualifiedName))
				.containsExactlyInAnyOrderElementsOf(expected);
			assertThat(layout.fields()).extracting(Layout.PlacedField::name).containsAll(kind.fields().keySet());
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everythingStandsWhereTheLayoutSaysInBothLanguages(FormKind kind) throws IOException {
		Layout layout = Blanks.layout(kind);
		for (Language language : Language.values()) {
			try (PDDocument pdf = Loader.loadPDF(draw(kind, language))) {
				assertThat(pdf.getNumberOfPages()).isEqualTo(layout.pages());
				PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();
				layout.fields().forEach((field) -> standsAt(pdf, form, field.name(), field.page(), field.box()));
				layout.ticks().forEach((tick) -> standsAt(pdf, form, tick.name(), tick.page(), tick.box()));
			}
		}
	}

	private static void standsAt(PDDocument pdf, PDAcroForm form, FieldName name, int page, Box box) {
		PDRectangle place = form.getField(name.value()).getWidgets().get(0).getRectangle();
		assertThat(place.getLowerLeftX()).isCloseTo((float) box.x(), within(0.01f));
		assertThat(place.getUpperRightX()).isCloseTo((float) box.right(), within(0.01f));
		assertThat(792 - place.getUpperRightY()).isCloseTo((float) box.y(), within(0.01f));
		assertThat(792 - place.getLowerLeftY()).isCloseTo((float) box.bottom(), within(0.01f));
		assertThat(pdf.getPages().indexOf(form.getField(name.value()).getWidgets().get(0).getPage()))
			.isEqualTo(page - 1);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void nothingOverlapsAndNothingLeavesThePage(FormKind kind) {
		Layout layout = Blanks.layout(kind);
		Box inner = new Box(54, 44, 504, 702);
		for (int page = 1; page <= layout.pages(); page++) {
			int number = page;
			List<Box> boxes = Stream
				.of(layout.fields().stream().filter((f) -> f.page() == number).map(Layout.PlacedField::box),
						layout.ticks().stream().filter((t) -> t.page() == number).map(Layout.PlacedTick::box),
						layout.signatures()
							.values()
							.stream()
							.filter((s) -> s.page() == number)
							.map(Layout.PlacedSignature::box))
				.flatMap((stream) -> stream)
				.toList();
			for (Box box : boxes) {
				assertThat(inner.contains(box.x(), box.y()) && inner.contains(box.right(), box.bottom())).isTrue();
				assertThat(boxes.stream().filter((other) -> other.intersects(box))).hasSize(1);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void textFieldsKeepTheMeasuredRecipe(FormKind kind) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(draw(kind, Language.FR))) {
			PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();
			assertThat(form.getDefaultResources().getFont(COSName.getPDFName("FMono")))
				.isInstanceOf(PDTrueTypeFont.class)
				.satisfies((font) -> assertThat(font.isEmbedded()).isTrue())
				.satisfies((font) -> assertThat(font.getName()).isEqualTo("DejaVuSansMono"));
			assertThat(form.getCOSObject().containsKey(COSName.NEED_APPEARANCES)).isFalse();
			for (PDField field : terminal(form)) {
				if (field instanceof PDTextField text) {
					assertThat(text.isComb()).isTrue();
					assertThat(text.isMultiline()).isFalse();
					assertThat(text.getQ()).isZero();
					assertThat(text.getDefaultAppearance()).isEqualTo("/FMono 10.5 Tf 0 g");
					assertThat(text.getWidgets().get(0).getRectangle().getWidth() / text.getMaxLen()).isCloseTo(6.3215f,
							within(0.0005f));
					assertThat(text.getWidgets().get(0).isPrinted()).isTrue();
					assertThat(text.getWidgets().get(0).getCOSObject().containsKey(COSName.MK)).isFalse();
					assertThat(text.getWidgets().get(0).getAppearance().getNormalAppearance()).isNotNull();
				}
			}
		}
	}

	@Test
	void fieldsAndTicksCanBeFilled() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(draw(kind("ramq-delegation"), Language.EN))) {
			PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();
			form.getField("grantor.familyName").setValue("Côté-L’Écuyer");
			form.getField("user.email").setValue("a.b+c@exemple.example");
			((PDCheckBox) form.getField("grant.services.msec")).check();

			assertThat(form.getField("grantor.familyName").getValueAsString()).isEqualTo("Côté-L’Écuyer");
			assertThat(((PDCheckBox) form.getField("grant.services.msec")).isChecked()).isTrue();
			assertThat(((PDCheckBox) form.getField("grant.services.fact")).isChecked()).isFalse();
		}
	}

	@Test
	void everyPageSaysKindVersionAndPageInItsCode() throws Exception {
		FormKind kind = kind("amp-user");
		try (PDDocument pdf = Loader.loadPDF(draw(kind, Language.FR))) {
			for (int page = 0; page < pdf.getNumberOfPages(); page++) {
				BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(page, 150);
				assertThat(code(picture)).isEqualTo("amp-user|" + kind.version() + "|" + (page + 1));
			}
		}
	}

	private static String code(BufferedImage picture) throws Exception {
		int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
		RGBLuminanceSource source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
	}

	@Test
	void metadataSaysKindVersionAndLanguage() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(draw(kind("ramq-delegation"), Language.EN))) {
			assertThat(pdf.getDocumentInformation().getCustomMetadataValue(Blanks.METADATA_KEY))
				.isEqualTo(kind("ramq-delegation").current().toString());
			assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-CA");
		}
	}

	@Test
	void saysWhereToSendItButPrintsNoWordAcrossInTheText() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(draw(kind("ramq-delegation"), Language.FR))) {
			assertThat(new PDFTextStripper().getText(pdf)).contains("acces@ramq.example", "un fichier par formulaire")
				.doesNotContain("SPÉCIMEN");
		}
	}

	@Test
	void onlyASampleBodyPrintsSpecimenAcross() {
		FormKind kind = kind("ramq-delegation");
		Agency sample = SHIPPED.agency(kind.agency());
		Agency real = new Agency(sample.id(), sample.name(), false, sample.contact(), sample.mailboxes(),
				sample.sender(), sample.schedule(), sample.answers(), sample.refusals(), sample.holds(),
				sample.withdrawals(), sample.limits(), sample.password(), sample.retention(), sample.addresses(),
				sample.kinds(), sample.folder(), sample.clerks(), sample.mandates());

		assertThat(sample.specimen()).isTrue();
		assertThat(Blanks.draw(kind, real, Language.FR)).hasSizeLessThan(draw(kind, Language.FR).length);
	}

	@Test
	void theSameBlankIsTheSameBytes() {
		FormKind kind = kind("amp-user");

		assertThat(draw(kind, Language.FR)).isEqualTo(draw(kind, Language.FR));
	}

	@Test
	void aSignatureIsAFieldOnlyWhereDigitalOnesAreTaken() throws IOException {
		FormKind kind = digitallySigned();
		try (PDDocument pdf = Loader.loadPDF(draw(kind, Language.FR))) {
			PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();

			assertThat(form.getField("grantor.signature")).isInstanceOf(PDSignatureField.class);
			assertThat(form.getField("user.signature")).isNull();
			assertThat(Blanks.layout(kind).signatures()).containsOnlyKeys(Party.values());
		}
	}

}

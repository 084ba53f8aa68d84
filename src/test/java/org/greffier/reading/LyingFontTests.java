package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.reading.PdfForm.Spot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A text layer is believed only where the page draws what it says. */
@DisplayName("P-14, P-17: fonts that lie")
class LyingFontTests {

	private static final FieldName EMAIL = new FieldName("user.email");

	private static final String SAID = "noel.damours@courriel.example";

	private static final String SHOWN = "mallory.evil@attacker.example";

	private static final Problem DIFFERS = Problem.of(FindingCode.APPEARANCE_DIFFERS, EMAIL);

	/** A flattened form with no address of the user on it. */
	private static PdfForm withoutAddress() throws IOException {
		Map<String, String> values = new HashMap<>(PdfForm.RAMQ);
		values.remove(EMAIL.value());
		return PdfForm.ramq(org.greffier.form.Language.FR)
			.fill(values)
			.tick(0)
			.sign(Party.GRANTOR)
			.sign(Party.USER)
			.flatten();
	}

	private static PDPageContentStream content(PdfForm form) throws IOException {
		Spot spot = form.spot(EMAIL.value());
		PDPageContentStream content = new PDPageContentStream(form.document(), form.page(spot), AppendMode.APPEND, true,
				true);
		content.beginText();
		var box = form.rectangle(spot.box());
		content.newLineAtOffset(box.getLowerLeftX(), box.getLowerLeftY() + 6);
		return content;
	}

	private static Reading written(PDFont font, PdfForm form, byte[] codes) throws IOException {
		try (PDPageContentStream content = content(form)) {
			content.setFont(font, 10.5f);
			show(content, codes);
			content.endText();
		}
		return FormReaderTests.read(form.bytes());
	}

	@SuppressWarnings("deprecation") // the one way to write codes instead of characters
	private static void show(PDPageContentStream content, byte[] codes) throws IOException {
		StringBuilder hex = new StringBuilder("<");
		for (byte code : codes) {
			hex.append(String.format(java.util.Locale.ROOT, "%02X", code));
		}
		content.appendRawCommands(hex.append("> Tj\n").toString());
	}

	private static FieldReading email(Reading reading) {
		return java.util.Objects.requireNonNull(reading.fields().get(EMAIL));
	}

	@Test
	void honestTextOfOurFaceAndOfHelveticaIsRead() throws IOException {
		PdfForm ours = withoutAddress();
		Reading reading = written(LyingFont.mono(ours.document()), ours, SAID.getBytes(StandardCharsets.US_ASCII));
		assertThat(reading.problems()).isEmpty();
		assertThat(email(reading).value()).isEqualTo(SAID);
		assertThat(email(reading).confidence()).isGreaterThanOrEqualTo(0.9);

		Reading other = written(new PDType1Font(FontName.HELVETICA), withoutAddress(),
				SAID.getBytes(StandardCharsets.US_ASCII));
		assertThat(other.problems()).isEmpty();
		assertThat(email(other).value()).isEqualTo(SAID);
		assertThat(email(other).confidence()).isGreaterThanOrEqualTo(0.9);
	}

	@Test
	void honestTextOfACompositeFontIsRead() throws IOException {
		PdfForm form = withoutAddress();
		PDFont font;
		try (var face = LyingFont.face()) {
			font = PDType0Font.load(form.document(), face, false);
		}

		Reading reading = written(font, form, font.encode(SAID));

		assertThat(reading.problems()).isEmpty();
		assertThat(email(reading).value()).isEqualTo(SAID);
	}

	@Test
	void tableOfMeaningsLies() throws IOException {
		PdfForm form = withoutAddress();

		Reading reading = written(LyingFont.ofOurFace(form.document(), SHOWN, SAID), form, LyingFont.codes(SHOWN, 1));

		assertThat(reading.problems()).containsExactly(DIFFERS);
		assertThat(email(reading).value()).isEqualTo(SHOWN);
		assertThat(email(reading).confidence()).isLessThan(0.9);
	}

	@Test
	void standardFontLies() throws IOException {
		PdfForm form = withoutAddress();

		Reading reading = written(LyingFont.ofHelvetica(form.document(), SHOWN, SAID), form, LyingFont.codes(SHOWN, 1));

		assertThat(reading.problems()).containsExactly(DIFFERS);
		assertThat(email(reading).value()).isEqualTo(SHOWN);
	}

	@Test
	void glyphsAreExchanged() throws IOException {
		PdfForm form = withoutAddress();

		Reading reading = written(LyingFont.ofGlyphs(form.document(), SHOWN, SAID), form, LyingFont.codes(SHOWN, 2));

		assertThat(reading.problems()).containsExactly(DIFFERS);
		assertThat(email(reading).value()).isEqualTo(SHOWN);
	}

	@Test
	void oneLetterOfAnAddressIsEnough() throws IOException {
		PdfForm form = withoutAddress();
		String other = SAID.replace("damours", "danours");

		Reading reading = written(LyingFont.ofOurFace(form.document(), other, SAID), form, LyingFont.codes(other, 1));

		assertThat(reading.problems()).containsExactly(DIFFERS);
	}

	@Test
	void appearanceOfAFieldLies() throws IOException {
		PdfForm form = PdfForm.good();
		PDFont font = LyingFont.ofOurFace(form.document(), SHOWN, SAID);
		var widget = form.field(EMAIL.value()).getWidgets().get(0);
		PDAppearanceStream stream = new PDAppearanceStream(form.document());
		stream.setBBox(new org.apache.pdfbox.pdmodel.common.PDRectangle(widget.getRectangle().getWidth(),
				widget.getRectangle().getHeight()));
		stream.setResources(new PDResources());
		try (PDPageContentStream content = new PDPageContentStream(form.document(), stream)) {
			content.beginText();
			content.newLineAtOffset(0, 6);
			content.setFont(font, 10.5f);
			show(content, LyingFont.codes(SHOWN, 1));
			content.endText();
		}
		PDAppearanceDictionary appearances = new PDAppearanceDictionary();
		appearances.setNormalAppearance(stream);
		widget.setAppearance(appearances);

		Reading reading = FormReaderTests.read(form.bytes());

		assertThat(email(reading).value()).isEqualTo(SAID);
		assertThat(reading.problems()).containsExactly(DIFFERS);
	}

	@Test
	void viewersAreAskedToDrawWithAFontOfTheFile() throws IOException {
		PdfForm form = PdfForm.good();
		form.document().getDocumentCatalog().getAcroForm().setNeedAppearances(true);

		Reading reading = FormReaderTests.read(form.bytes());

		assertThat(email(reading).value()).isEqualTo(SAID);
		assertThat(email(reading).confidence()).isLessThan(0.9);
	}

	@Test
	void unknownDrawingIsLeftToAClerk() throws IOException {
		PdfForm form = withoutAddress();
		PDFont serif;
		try (var face = LyingFontTests.class
			.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf")) {
			serif = PDType0Font.load(form.document(), face, true);
		}
		try (PDPageContentStream content = content(form)) {
			content.setFont(serif, 10.5f);
			content.showText(SAID);
			content.endText();
		}

		Reading reading = FormReaderTests.read(form.bytes());

		assertThat(email(reading).value()).isEqualTo(SAID);
		assertThat(email(reading).confidence()).isLessThan(0.9);
	}

	@Test
	void faceOfTwoTablesIsLeftToAClerk() throws IOException {
		PdfForm form = withoutAddress();

		Reading reading = written(LyingFont.ofTwoTables(form.document()), form,
				SAID.getBytes(StandardCharsets.US_ASCII));

		assertThat(email(reading).confidence()).isLessThan(0.9);
	}

	@Test
	void mirroredLettersAreLeftToAClerk() throws IOException {
		PdfForm form = withoutAddress();
		Spot spot = form.spot(EMAIL.value());
		var box = form.rectangle(spot.box());
		try (PDPageContentStream content = content(form)) {
			content.setFont(LyingFont.mono(form.document()), 10.5f);
			content.setTextMatrix(
					new Matrix(new AffineTransform(1, 0, 0, -1, box.getLowerLeftX(), box.getLowerLeftY() + 13)));
			content.showText("bdpq@courriel.example");
			content.endText();
		}

		assertThat(email(FormReaderTests.read(form.bytes())).confidence()).isLessThan(0.9);
	}

	@Test
	void blendedLettersAreLeftToAClerk() throws IOException {
		PdfForm form = withoutAddress();
		PDExtendedGraphicsState state = new PDExtendedGraphicsState();
		state.setBlendMode(BlendMode.DIFFERENCE);
		try (PDPageContentStream content = content(form)) {
			content.setGraphicsStateParameters(state);
			content.setFont(LyingFont.mono(form.document()), 10.5f);
			content.showText(SAID);
			content.endText();
		}

		assertThat(email(FormReaderTests.read(form.bytes())).confidence()).isLessThan(0.9);
	}

	@Test
	void lettersInATransparentGroupAreNotSeen() throws IOException {
		PdfForm form = withoutAddress();
		PDDocument document = form.document();
		Spot spot = form.spot(EMAIL.value());
		var box = form.rectangle(spot.box());
		var group = new org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup(document);
		group.setBBox(form.page(spot).getMediaBox());
		COSDictionary attributes = new COSDictionary();
		attributes.setItem(COSName.S, COSName.TRANSPARENCY);
		group.getCOSObject().setItem(COSName.GROUP, attributes);
		PDResources resources = new PDResources();
		COSName face = resources.add(LyingFont.mono(document));
		group.setResources(resources);
		try (var out = group.getStream().createOutputStream()) {
			out.write(("BT /" + face.getName() + " 10.5 Tf " + box.getLowerLeftX() + " " + (box.getLowerLeftY() + 6)
					+ " Td (" + SAID + ") Tj ET")
				.getBytes(StandardCharsets.US_ASCII));
		}
		PDExtendedGraphicsState state = new PDExtendedGraphicsState();
		state.setNonStrokingAlphaConstant(0f);
		try (PDPageContentStream content = new PDPageContentStream(document, form.page(spot), AppendMode.APPEND, true,
				true)) {
			content.setGraphicsStateParameters(state);
			content.drawForm(group);
		}

		assertThat(FormReaderTests.read(form.bytes()).value(EMAIL)).isEmpty();
	}

	@Test
	void wordsThatAreSaidToBeSpacesAlterThePage() throws IOException {
		PdfForm form = PdfForm.good();
		String words = "ou tout autre".replace(" ", "-");
		PDFont font = LyingFont.ofOurFace(form.document(), words, " ".repeat(words.length()));
		Spot beside = form.spot("grantor.email").moved(385, 0);
		var box = form.rectangle(beside.box());
		try (PDPageContentStream content = new PDPageContentStream(form.document(), form.page(beside),
				AppendMode.APPEND, true, true)) {
			content.beginText();
			content.newLineAtOffset(box.getLowerLeftX(), box.getLowerLeftY() + 6);
			content.setFont(font, 10.5f);
			show(content, LyingFont.codes(words, 1));
			content.endText();
		}

		assertThat(FormReaderTests.codes(FormReaderTests.read(form.bytes())))
			.containsExactly(FindingCode.BLANK_ALTERED);
	}

	@Test
	void blanksOwnWordsAreDrawnOtherwise() throws IOException {
		PdfForm form = PdfForm.good();
		form.change((document) -> {
			PDResources resources = document.getPage(0).getResources();
			for (COSName name : resources.getFontNames()) {
				if (resources.getFont(name) instanceof PDType0Font font) {
					exchange((COSDictionary) font.getCOSObject().getCOSArray(COSName.DESCENDANT_FONTS).getObject(0));
				}
			}
		});

		List<FindingCode> codes = FormReaderTests.codes(FormReaderTests.read(form.bytes()));

		assertThat(codes).contains(FindingCode.BLANK_ALTERED);
	}

	/** Draws each glyph of a face as the next one. */
	private static void exchange(COSDictionary face) throws IOException {
		if (face.getDictionaryObject(COSName.CID_TO_GID_MAP) instanceof COSStream map) {
			byte[] glyphs;
			try (var in = map.createInputStream()) {
				glyphs = in.readAllBytes();
			}
			byte[] moved = glyphs.clone();
			System.arraycopy(glyphs, 2, moved, 0, glyphs.length - 2);
			try (var out = map.createOutputStream()) {
				out.write(moved);
			}
		}
		else {
			throw new IllegalStateException("the blank's face has no map of glyphs");
		}
	}

}

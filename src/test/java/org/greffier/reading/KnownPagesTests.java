package org.greffier.reading;

import java.io.IOException;
import java.util.IdentityHashMap;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a blank draws is taken over only where a page surely draws the same. */
class KnownPagesTests {

	private static final ReadingLimits LIMITS = ReadingLimits.standard();

	private static KnownPages known() throws IOException {
		BuiltInFonts.install();
		KnownPages known = new KnownPages();
		try (PDDocument blank = Loader.loadPDF(PdfForm.blank("ramq", "ramq-delegation", Language.FR))) {
			for (PDPage page : blank.getPages()) {
				known.keep(page, marks(page, blank, new KnownPages()));
			}
		}
		return known;
	}

	private static PageMarks marks(PDPage page, PDDocument document, KnownPages known) {
		return DrawnPages.of(document, java.util.List.of(page), FieldTree.of(null, 1), known, LIMITS).get(0);
	}

	private static boolean taken(PDPage page) throws IOException {
		return known().split(page, new IdentityHashMap<>()).known().isPresent();
	}

	@Test
	void filledAndSignedFormIsTakenOverAndReadsTheSame() throws IOException {
		try (PDDocument form = Loader.loadPDF(PdfForm.good().flatten().bytes())) {
			for (PDPage page : form.getPages()) {
				assertThat(taken(page)).isTrue();
				PageMarks taken = marks(page, form, known());
				PageMarks whole = marks(page, form, new KnownPages());
				assertThat(taken.glyphs()).hasSameSizeAs(whole.glyphs());
				assertThat(taken.shapes()).hasSameSizeAs(whole.shapes());
				for (int i = 0; i < whole.glyphs().size(); i++) {
					assertThat(taken.glyphs().get(i).text()).isEqualTo(whole.glyphs().get(i).text());
					assertThat(taken.glyphs().get(i).box()).isEqualTo(whole.glyphs().get(i).box());
					assertThat(taken.glyphs().get(i).visible()).isEqualTo(whole.glyphs().get(i).visible());
				}
			}
		}
	}

	@Test
	void otherFontIsFollowed() throws IOException {
		PdfForm form = PdfForm.good();
		PDPage page = form.document().getPage(0);
		COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
		COSDictionary font = fonts.getCOSDictionary(fonts.keySet().iterator().next());
		font.setInt("Changed", 1);

		assertThat(taken(page)).isFalse();
	}

	@Test
	void otherColoursAreFollowed() throws IOException {
		PDPage page = PdfForm.good().document().getPage(0);
		COSDictionary colors = new COSDictionary();
		colors.setItem(COSName.getPDFName("DefaultGray"), new COSArray());
		page.getResources().getCOSObject().setItem(COSName.COLORSPACE, colors);

		assertThat(taken(page)).isFalse();
	}

	@Test
	void otherSizeOrRotationIsFollowed() throws IOException {
		PDPage small = PdfForm.good().document().getPage(0);
		small.setMediaBox(new PDRectangle(500, 700));
		assertThat(taken(small)).isFalse();

		PDPage turned = PdfForm.good().document().getPage(0);
		turned.setRotation(90);
		assertThat(taken(turned)).isFalse();
	}

	@Test
	void contentAfterSomethingElseIsFollowed() throws IOException {
		PdfForm form = PdfForm.ramq(Language.FR);
		PDPage page = form.document().getPage(0);
		try (PDPageContentStream content = new PDPageContentStream(form.document(), page, AppendMode.PREPEND, true,
				false)) {
			content.transform(org.apache.pdfbox.util.Matrix.getScaleInstance(0.5f, 0.5f));
		}

		assertThat(taken(page)).isFalse();
	}

	@Test
	void contentWhoseStateIsNotRestoredIsFollowed() throws IOException {
		PdfForm form = PdfForm.ramq(Language.FR);
		PDPage page = form.document().getPage(0);
		try (PDPageContentStream content = new PDPageContentStream(form.document(), page, AppendMode.APPEND, true,
				false)) {
			content.addRect(0, 0, 10, 10);
			content.fill();
		}

		assertThat(taken(page)).isFalse();
		assertThat(taken(PdfForm.good().sign(Party.USER).document().getPage(0))).isTrue();
	}

}

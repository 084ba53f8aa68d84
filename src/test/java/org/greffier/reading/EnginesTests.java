package org.greffier.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.catalogue.Layout.PlacedTick;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.FieldName;
import org.greffier.form.Reading;
import org.greffier.form.Source;
import org.greffier.reading.KnownBlanks.Known;
import org.greffier.reading.digital.TrustAnchors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that other programs wrote, recorded: one blank of November 2026, filled with
 * invented data (ADR 7 names the programs). The layout is the recorded blank's, so that
 * later changes of the form leave them as they are.
 */
class EnginesTests {

	/** Of the blank that was filled. */
	private static final int RECORDED = 3;

	private static final FormReader READER = reader();

	private static byte[] file(String name) {
		try (InputStream in = EnginesTests.class.getResourceAsStream("/engines/" + name + ".pdf")) {
			return Objects.requireNonNull(in, name).readAllBytes();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static FormReader reader() {
		BuiltInFonts.install();
		FormKind kind = ShippedCatalogue.ofVersion(PdfForm.kind("ramq", "ramq-delegation"), RECORDED);
		byte[] blank = file("blank");
		return new FormReader(new KnownBlanks(List.of(new Known(kind, layout(kind, blank), (language) -> blank)),
				ReadingLimits.standard()), ReadingLimits.standard(), TrustAnchors.none());
	}

	private static Layout layout(FormKind kind, byte[] blank) {
		List<PlacedField> fields = new ArrayList<>();
		List<PlacedTick> ticks = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(blank)) {
			int pages = document.getNumberOfPages();
			for (PDField field : document.getDocumentCatalog().getAcroForm(null).getFieldTree()) {
				for (PDAnnotationWidget widget : field.getWidgets()) {
					int page = pageOf(document, widget.getCOSObject());
					var r = widget.getRectangle();
					var box = Sheet.of(document.getPage(page - 1))
						.around(new java.awt.geom.Rectangle2D.Double(r.getLowerLeftX(), r.getLowerLeftY(), r.getWidth(),
								r.getHeight()));
					FieldName name = new FieldName(field.getFullyQualifiedName());
					if (field instanceof PDTextField text) {
						fields.add(new PlacedField(name, FieldType.TEXT, page, box, text.getMaxLen()));
					}
					else if (field instanceof PDCheckBox) {
						ticks.add(new PlacedTick(name, page, box));
					}
				}
			}
			return new Layout(kind.current(), pages, 612, 792, fields, ticks, Map.of());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static int pageOf(PDDocument document, COSDictionary widget) throws IOException {
		for (int i = 0; i < document.getNumberOfPages(); i++) {
			for (var annotation : document.getPage(i).getAnnotations()) {
				if (annotation.getCOSObject() == widget) {
					return i + 1;
				}
			}
		}
		throw new IllegalStateException("a field on no page");
	}

	@ParameterizedTest
	@CsvSource({ "poppler, ACROFORM", "pdftk, ACROFORM", "mupdf, ACROFORM", "qpdf, ACROFORM", "pdflib, ACROFORM",
			"pdfjs, ACROFORM", "firefox, ACROFORM", "cairoprint, TEXT", "gsprint, TEXT", "pdftkflat, TEXT",
			"qpdfflat, TEXT", "mutoolprint, TEXT", "pdflibflat, TEXT", "firefoxprint, TEXT", "chromeprint, TEXT" })
	void readsEveryValueWithoutAClerk(String engine, Source source) {
		Reading reading = READER.read(Request.of(6, file(engine)));

		assertThat(reading.problems()).isEmpty();
		assertThat(reading.source()).isEqualTo(source);
		PdfForm.RAMQ.forEach((name, value) -> assertThat(reading.value(new FieldName(name))).as(name).contains(value));
		assertThat(reading.ticked(new FieldName("grant.services"))).containsExactly("fact");
		assertThat(reading.fields().values()).allSatisfy((field) -> assertThat(field.confidence()).isGreaterThan(0.9));
	}

}

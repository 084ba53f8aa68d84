package org.greffier.catalogue;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.greffier.form.Box;
import org.greffier.form.Language;
import org.greffier.form.SignatureState;
import org.greffier.form.Text;

/** Draws one blank, piece by piece in the order in which it is read aloud. */
final class BlankDocument {

	private final PagePlan plan;

	private final Agency agency;

	private final Language language;

	private final List<Canvas> pages = new ArrayList<>();

	BlankDocument(PagePlan plan, Agency agency, Language language) {
		this.plan = plan;
		this.agency = agency;
		this.language = language;
	}

	byte[] draw() {
		try (PDDocument pdf = new PDDocument()) {
			pdf.setVersion(1.7f);
			BlankMetadata.write(pdf, this.plan.kind(), this.agency, this.language);
			Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);
			for (Typeface face : List.of(Typeface.REGULAR, Typeface.BOLD)) {
				fonts.put(face, PDType0Font.load(pdf, face.parse(), true));
			}
			TagTree tags = new TagTree(pdf);
			addPages(pdf, tags, fonts);
			new Painter(tags, new BlankFields(pdf)).paint();
			for (Canvas canvas : this.pages) {
				canvas.close();
			}
			tags.finish();
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			pdf.save(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addPages(PDDocument pdf, TagTree tags, Map<Typeface, PDFont> fonts) throws IOException {
		FramePainter frame = new FramePainter(this.plan, this.agency, this.language);
		for (int number = 1; number <= this.plan.pages(); number++) {
			PDPage page = new PDPage(new PDRectangle((float) PageFrame.WIDTH, (float) PageFrame.HEIGHT));
			page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
			pdf.addPage(page);
			tags.page(page);
			Canvas canvas = new Canvas(pdf, page, tags, fonts);
			frame.paint(canvas, number);
			this.pages.add(canvas);
		}
	}

	private String in(Text text) {
		return text.in(this.language);
	}

	private String in(String key, Object... values) {
		return BlankTexts.in(this.language, key, values);
	}

	/** Goes through the pieces. */
	private final class Painter {

		private final TagTree tags;

		private final BlankFields fields;

		private PDStructureElement section;

		private Painter(TagTree tags, BlankFields fields) {
			this.tags = tags;
			this.fields = fields;
			this.section = tags.add("Sect", tags.document());
		}

		private void paint() throws IOException {
			for (Piece.Placed placed : BlankDocument.this.plan.pieces()) {
				Canvas canvas = BlankDocument.this.pages.get(placed.page() - 1);
				Piece piece = placed.piece();
				if (piece instanceof Piece.Title title) {
					title(canvas, title.title(), placed.box());
				}
				else if (piece instanceof Piece.Heading heading) {
					heading(canvas, heading, placed.box());
				}
				else if (piece instanceof Piece.Words words) {
					words(canvas, words.style(), in(words.text()), placed.box());
				}
				else if (piece instanceof Piece.Option option) {
					words(canvas, Style.OPTION, in(option.label()), placed.box());
				}
				else if (piece instanceof Piece.Label label) {
					label(canvas, label, placed.box());
				}
				else if (piece instanceof Piece.Sending) {
					sending(canvas, placed.box());
				}
				else {
					widget(canvas, piece, placed.box());
				}
			}
		}

		private PDStructureElement add(String type) {
			return this.tags.add(type, this.section);
		}

		private void words(Canvas canvas, Style style, String text, Box box) throws IOException {
			canvas.tagged(add("P"), () -> canvas.paragraph(style, text, box));
		}

		private void title(Canvas canvas, Text title, Box box) throws IOException {
			String name = in(BlankDocument.this.agency.name());
			canvas.tagged(add("P"),
					() -> canvas.line(Style.BODY_NAME, name, box.x(), box.y() + Style.BODY_NAME.size()));
			double below = Style.BODY_NAME.leading() + 8;
			canvas.artifact(() -> canvas.fill(new Box(box.x(), box.y() + below - 5, 42, 2), Ink.ACCENT));
			canvas.tagged(add("H1"), () -> canvas.paragraph(Style.TITLE, in(title),
					new Box(box.x(), box.y() + below + 2, box.width(), box.height() - below)));
		}

		private void heading(Canvas canvas, Piece.Heading heading, Box box) throws IOException {
			this.section = this.tags.add("Sect", this.tags.document());
			String number = Integer.toString(heading.number());
			double side = 17;
			double baseline = box.y() + 12.7;
			canvas.artifact(() -> {
				canvas.fill(new Box(box.x(), box.y(), side, side), Ink.ACCENT);
				canvas.rule(box.x() + side, box.y() + side - 0.8, box.right(), 0.8, Ink.ACCENT);
			});
			canvas.tagged(add("H2"), () -> {
				canvas.line(Style.HEADING, number, box.x() + (side - Style.HEADING.width(number)) / 2, baseline,
						Color.WHITE);
				canvas.line(Style.HEADING, in(heading.title()), box.x() + side + 8, baseline);
			});
		}

		private void label(Canvas canvas, Piece.Label label, Box box) throws IOException {
			double baseline = box.y() + Style.LABEL.size();
			String words = in(label.label());
			canvas.tagged(add("P"), () -> {
				canvas.line(Style.LABEL, words, box.x(), baseline);
				if (label.hint().isPresent()) {
					canvas.line(Style.HINT, in(label.hint().get()), box.x() + Style.LABEL.width(words) + 4, baseline);
				}
			});
		}

		private void widget(Canvas canvas, Piece piece, Box box) throws IOException {
			PDAnnotationWidget widget;
			if (piece instanceof Piece.Entry entry) {
				Box frame = new Box(box.x() - SectionBands.PADDING, box.y(), box.width() + 2 * SectionBands.PADDING,
						box.height());
				canvas.artifact(() -> canvas.frame(frame, 0.7, Ink.LINE));
				widget = this.fields.text(entry.field(), tooltip(entry), box, canvas.page());
			}
			else if (piece instanceof Piece.Tick tick) {
				canvas.artifact(() -> canvas.frame(box, 0.9, Ink.MUTED));
				widget = this.fields.tick(tick.choice().name().option(tick.option().code()),
						in(tick.choice().label()) + " – " + in(tick.option().label()), box, canvas.page());
			}
			else if (piece instanceof Piece.Sign sign) {
				canvas.artifact(() -> canvas.frame(box, 0.9, Ink.MUTED));
				if (!sign.party().signs().contains(SignatureState.DIGITAL)) {
					return;
				}
				widget = this.fields.signature(sign.party().party().field("signature"),
						in(sign.party().label()) + " – " + in("signature.tooltip"), box, canvas.page());
			}
			else {
				throw new IllegalStateException("no such piece: " + piece.getClass().getSimpleName());
			}
			this.tags.annotation(add("Form"), widget, canvas.page());
		}

		/** Section and label, and what the hint says, for those who cannot see them. */
		private String tooltip(Piece.Entry entry) {
			Optional<String> hint = entry.field().hint().map(BlankDocument.this::in);
			return in(entry.section()) + " – " + in(entry.field().label())
					+ hint.map((text) -> " (" + text + ")").orElse("");
		}

		private void sending(Canvas canvas, Box box) throws IOException {
			this.section = this.tags.add("Sect", this.tags.document());
			SendingPanel panel = new SendingPanel(BlankDocument.this.agency, BlankDocument.this.language, box);
			canvas.artifact(() -> canvas.fill(box, Ink.PANEL));
			canvas.tagged(add("H2"), () -> panel.title(canvas));
			PDStructureElement list = add("L");
			for (int step = 1; step <= SendingPanel.STEPS; step++) {
				int number = step;
				PDStructureElement item = this.tags.add("LI", list);
				canvas.tagged(this.tags.add("Lbl", item), () -> panel.lead(canvas, number));
				canvas.tagged(this.tags.add("LBody", item), () -> panel.body(canvas, number));
			}
		}

	}

}

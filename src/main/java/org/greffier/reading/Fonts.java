package org.greffier.reading;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one document, each opened once: PDFBox opens them anew for every field's
 * appearance, which is most of the cost of reading a form.
 */
final class Fonts {

	/** Of a character whose font does not say what it means. */
	static final String NO_MEANING = "\uFFFD";

	private final IdentityHashMap<COSDictionary, PDFont> open = new IdentityHashMap<>();

	private final KnownFonts known;

	private final Outlines outlines = new Outlines();

	Fonts(KnownFonts known) {
		this.known = known;
	}

	/** What a font says that a code means; it may lie. */
	static String meaning(PDFont font, int code) {
		String meaning = font.toUnicode(code);
		return (meaning != null) ? meaning : NO_MEANING;
	}

	/** What a code of a font draws. */
	Look look(PDFont font, int code) {
		return (this.known.keeps(font) ? this.known.outlines() : this.outlines).look(font, code);
	}

	/** The operator {@code Tf} of an engine, with these fonts. */
	OperatorProcessor operator(PDFStreamEngine engine) {
		return new SetFont(engine);
	}

	private @Nullable PDFont font(@Nullable PDResources resources, COSName name) throws IOException {
		COSDictionary fonts = (resources != null) ? resources.getCOSObject().getCOSDictionary(COSName.FONT) : null;
		COSDictionary dictionary = (fonts != null) ? fonts.getCOSDictionary(name) : null;
		if (dictionary == null) {
			return null;
		}
		PDFont known = this.open.get(dictionary);
		if (known == null) {
			Optional<PDFont> ours = this.known.find(Fingerprint.of(dictionary));
			known = ours.isPresent() ? ours.get() : PDFontFactory.createFont(dictionary);
			this.open.put(dictionary, known);
		}
		return known;
	}

	private final class SetFont extends OperatorProcessor {

		private SetFont(PDFStreamEngine engine) {
			super(engine);
		}

		@Override
		public void process(Operator operator, List<COSBase> operands) throws IOException {
			if (operands.size() < 2 || !(operands.get(0) instanceof COSName name)
					|| !(operands.get(1) instanceof COSNumber size)) {
				return;
			}
			PDFStreamEngine engine = getContext();
			PDFont font = font(engine.getResources(), name);
			engine.getGraphicsState().getTextState().setFontSize(size.floatValue());
			if (font != null) {
				engine.getGraphicsState().getTextState().setFont(font);
			}
		}

		@Override
		public String getName() {
			return OperatorName.SET_FONT_AND_SIZE;
		}

	}

}

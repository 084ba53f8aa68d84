package org.greffier.catalogue;

import java.awt.Color;
import java.util.List;

import org.greffier.form.Text;

/** How the words of a blank look. Sizes and leadings in points. */
enum Style {

	/** The name of the body. */
	BODY_NAME(Typeface.BOLD, 9.5, 12, Ink.ACCENT),
	/** The title of the form. */
	TITLE(Typeface.BOLD, 18, 21.5, Ink.TEXT),
	/** The title again, on the pages that follow. */
	RUNNING_TITLE(Typeface.BOLD, 10.5, 13, Ink.TEXT),
	/** Under the title and under a section's heading. */
	INSTRUCTION(Typeface.REGULAR, 9, 12.2, Ink.TEXT),
	/** A section. */
	HEADING(Typeface.BOLD, 11.5, 14, Ink.TEXT),
	/** Above a field. */
	LABEL(Typeface.BOLD, 8, 10.4, Ink.TEXT),
	/** Beside a label. */
	HINT(Typeface.REGULAR, 8, 10.4, Ink.MUTED),
	/** Beside a box to tick. */
	OPTION(Typeface.REGULAR, 9.4, 12, Ink.TEXT),
	/** At the foot of the page. */
	FOOTER(Typeface.REGULAR, 7.2, 9, Ink.MUTED);

	private final Typeface face;

	private final double size;

	private final double leading;

	private final Color color;

	Style(Typeface face, double size, double leading, Color color) {
		this.face = face;
		this.size = size;
		this.leading = leading;
		this.color = color;
	}

	Typeface face() {
		return this.face;
	}

	double size() {
		return this.size;
	}

	double leading() {
		return this.leading;
	}

	Color color() {
		return this.color;
	}

	double width(String text) {
		return this.face.width(text, this.size);
	}

	/** The wider of both languages, so that a blank is laid out alike in both. */
	double width(Text text) {
		return Math.max(width(text.fr()), width(text.en()));
	}

	List<String> wrap(String text, double width) {
		return this.face.wrap(text, this.size, width);
	}

	/** The height of the longer of both languages. */
	double height(Text text, double width) {
		return this.leading * Math.max(wrap(text.fr(), width).size(), wrap(text.en(), width).size());
	}

}

package org.greffier.catalogue;

import java.io.IOException;

import org.greffier.form.Box;
import org.greffier.form.Language;

/**
 * The panel at a blank's end that says how to send it: four steps in two columns. Its
 * room is the same for every agency, so that nothing else depends on the agency.
 */
record SendingPanel(Agency agency, Language language, Box box) {

	/** How many steps there are. */
	static final int STEPS = 4;

	/** How high the panel is. */
	static final double HEIGHT = 124;

	private static final int LINES = 4;

	private static final double PITCH = 46;

	private static final double MARGIN = 12;

	private static final double INDENT = 56;

	void title(Canvas canvas) throws IOException {
		canvas.line(Style.HEADING, BlankTexts.in(this.language, "sending.title"), this.box.x() + MARGIN,
				this.box.y() + 19);
	}

	/** The verb of a step, from 1. */
	void lead(Canvas canvas, int step) throws IOException {
		Box place = place(step);
		canvas.line(Style.LABEL, BlankTexts.in(this.language, "sending." + step + ".lead"), place.x() - INDENT,
				place.y() + Style.LABEL.size());
	}

	/** What is to be done in a step, from 1. */
	void body(Canvas canvas, int step) throws IOException {
		canvas.paragraph(Style.HINT, text(step), place(step));
	}

	/** Whether the agency's address and contact leave every step its room. */
	boolean fits() {
		for (int step = 1; step <= STEPS; step++) {
			if (Style.HINT.wrap(text(step), place(step).width()).size() > LINES) {
				return false;
			}
		}
		return true;
	}

	private String text(int step) {
		return BlankTexts.in(this.language, "sending." + step, this.agency.sender().address(),
				this.agency.contact().in(this.language));
	}

	private Box place(int step) {
		double column = this.box.width() / 2;
		int row = (step - 1) / 2;
		double x = this.box.x() + MARGIN + ((step - 1) % 2) * column + INDENT;
		double y = this.box.y() + 29 + row * PITCH;
		return new Box(x, y, column - 2 * MARGIN - INDENT, PITCH);
	}

}

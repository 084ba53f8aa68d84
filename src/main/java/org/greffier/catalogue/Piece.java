package org.greffier.catalogue;

import java.util.Optional;

import org.greffier.form.Box;
import org.greffier.form.Text;

/** One thing that stands on a blank. */
sealed interface Piece {

	/** The body's name and the title of the form, left of the QR code. */
	record Title(Text title) implements Piece {
	}

	/** A paragraph. */
	record Words(Style style, Text text) implements Piece {
	}

	/** The heading of a section. */
	record Heading(int number, Text title) implements Piece {
	}

	/** The words above a field, a choice or a signature. */
	record Label(Text label, Optional<Text> hint) implements Piece {
	}

	/** A field to fill. */
	record Entry(FieldSpec field, Text section) implements Piece {
	}

	/** A box to tick, without its words. */
	record Tick(ChoiceSpec choice, ChoiceSpec.Option option) implements Piece {
	}

	/** The words beside a box to tick. */
	record Option(Text label) implements Piece {
	}

	/** A box to sign in. */
	record Sign(PartySpec party) implements Piece {
	}

	/** How and where to send the form. */
	record Sending() implements Piece {
	}

	/**
	 * A piece in its place.
	 *
	 * @param page from 1; 0 while its page is not known
	 */
	record Placed(Piece piece, int page, Box box) {

		Placed moved(int toPage, double down) {
			return new Placed(this.piece, toPage,
					new Box(this.box.x(), this.box.y() + down, this.box.width(), this.box.height()));
		}

	}

}

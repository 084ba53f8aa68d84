package org.greffier.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The faces that values are written in, our own and the one that engines put in its
 * place: tells what a character is from what it draws. What these faces do not have, or
 * an unknown face draws, nobody has read (READING 7, FAULTS P-14, P-17).
 */
final class Alphabet {

	private static final int FIRST = 0x21;

	private static final int LAST = 0xff;

	private final List<Letter> letters = new ArrayList<>();

	/** By their looks, dot by dot: so most characters are found, without comparing. */
	private final Map<Look, Set<String>> exact = new HashMap<>();

	/** An alphabet of simple fonts that are known to be true. */
	Alphabet(List<PDFont> faces) {
		Outlines outlines = new Outlines();
		for (PDFont face : faces) {
			for (int code = FIRST; code <= LAST; code++) {
				String text = Fonts.meaning(face, code);
				Look look = outlines.look(face, code);
				if (look.known() && !look.empty()) {
					this.letters.add(new Letter(text, look));
					this.exact.computeIfAbsent(look, (l) -> new HashSet<>()).add(text);
				}
			}
		}
	}

	List<Letter> letters() {
		return List.copyOf(this.letters);
	}

	/**
	 * What a character may be by its look; empty when it is like none. Several draw the
	 * same: a hyphen and a soft hyphen.
	 */
	Set<String> read(Look look) {
		Set<String> exactly = this.exact.get(look);
		return (exactly != null) ? exactly : compared(look);
	}

	private Set<String> compared(Look look) {
		double least = Look.ALIKE;
		Set<String> read = new HashSet<>();
		for (Letter letter : this.letters) {
			double distance = letter.look().distance(look);
			if (distance < least) {
				read.clear();
			}
			if (distance <= least) {
				least = distance;
				read.add(letter.text());
			}
		}
		return read;
	}

	/** One character of one face. */
	record Letter(String text, Look look) {
	}

}

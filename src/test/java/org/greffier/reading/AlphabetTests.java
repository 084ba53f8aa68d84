package org.greffier.reading;

import java.util.List;
import java.util.Set;

import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.FormKind;
import org.greffier.reading.Alphabet.Letter;
import org.greffier.reading.KnownBlanks.Known;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlphabetTests {

	/** Drawn alike in our face, for people too: a comma and a low quote, the dashes. */
	private static final Set<Set<String>> TWINS = Set.of(Set.of(",", "\u201a"), Set.of("\u2013", "\u2014"),
			Set.of("-", "\u00ad"));

	private static Alphabet alphabet() {
		BuiltInFonts.install();
		FormKind kind = PdfForm.kind("ramq", "ramq-delegation");
		Known known = new Known(kind, Blanks.layout(kind),
				(language) -> PdfForm.blank("ramq", "ramq-delegation", language));
		return new KnownBlanks(List.of(known), ReadingLimits.standard()).alphabet();
	}

	@Test
	void twoCharactersThatPeopleTellApartAreNeverAlike() {
		List<Letter> letters = alphabet().letters();

		assertThat(letters).hasSizeGreaterThan(400);
		for (Letter one : letters) {
			for (Letter other : letters) {
				if (!one.text().equals(other.text()) && !TWINS.contains(Set.of(one.text(), other.text()))) {
					assertThat(one.look().distance(other.look())).as(one.text() + other.text())
						.isGreaterThan(2 * Look.ALIKE);
				}
			}
		}
	}

	@Test
	void readsEachOfItsLetters() {
		Alphabet alphabet = alphabet();

		assertThat(alphabet.letters())
			.allSatisfy((letter) -> assertThat(alphabet.read(letter.look())).contains(letter.text()));
		assertThat(alphabet.read(Look.UNKNOWN)).isEmpty();
		assertThat(alphabet.read(Look.EMPTY)).isEmpty();
	}

}

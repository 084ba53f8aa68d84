package org.greffier.delivery;

import java.util.List;

import org.greffier.form.Language;

/**
 * A letter as people read it. Holds personal data; where a temporary password stands,
 * {@link #PASSWORD} does.
 *
 * @param subject one line
 * @param texts one a language, in the order of the letter; one or two
 */
public record Composed(String subject, List<Text> texts) {

	/** Stands for the temporary password until it is sent: one private-use character. */
	public static final char PASSWORD = '\uE000';

	private static final String RULE = "-".repeat(Paragraphs.WIDTH);

	public Composed {
		texts = List.copyOf(texts);
		if (texts.isEmpty() || texts.size() > 2) {
			throw new IllegalArgumentException("a letter is in one language or in two");
		}
	}

	/**
	 * What it says in one language.
	 *
	 * @param text the template filled in: each paragraph and each point of a list on a
	 * line of its own, however long
	 */
	public record Text(Language language, String text) {

		@Override
		public String toString() {
			return "Text[" + this.language + ", " + this.text.length() + " characters]";
		}

	}

	/** As plain text: lines of at most 72 characters, each ended by a line feed. */
	public String body() {
		String first = Paragraphs.wrap(this.texts.get(0).text());
		if (this.texts.size() == 1) {
			return first;
		}
		Text second = this.texts.get(1);
		return below(second.language()) + "\n\n" + first + "\n" + RULE + "\n\n" + Paragraphs.wrap(second.text());
	}

	/** The same words as an HTML document that needs nothing else. */
	public String html() {
		return LetterPage.of(this);
	}

	/** Says in the second language that its text follows. */
	static String below(Language second) {
		return (second == Language.EN) ? "The English version follows the French text."
				: "La version française suit le texte anglais.";
	}

	@Override
	public String toString() {
		return "Composed" + this.texts;
	}

}

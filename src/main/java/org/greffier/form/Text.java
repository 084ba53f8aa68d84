package org.greffier.form;

/** One text in both languages; neither may be blank (RULES X-17). */
public record Text(String fr, String en) {

	public Text {
		if (fr.isBlank() || en.isBlank()) {
			throw new IllegalArgumentException("a text needs both fr and en");
		}
	}

	public String in(Language language) {
		return (language == Language.FR) ? this.fr : this.en;
	}

}

package org.greffier.form;

import java.util.Locale;

/** A language in which every text of the product exists. */
public enum Language {

	FR(Locale.CANADA_FRENCH), EN(Locale.CANADA);

	private final Locale locale;

	Language(Locale locale) {
		this.locale = locale;
	}

	public Locale locale() {
		return this.locale;
	}

	/** The key used in YAML, JSON and SQL: {@code fr} or {@code en}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Language of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}

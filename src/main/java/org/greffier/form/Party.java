package org.greffier.form;

import java.util.Locale;

/**
 * Who takes part in a form: the one who mandates and the one who is mandated. Each kind
 * gives them the body's own names.
 */
public enum Party {

	GRANTOR, USER;

	/** The key used in field names, YAML, JSON and SQL. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Party of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

	public Party other() {
		return (this == GRANTOR) ? USER : GRANTOR;
	}

	/** A field of this party, such as {@code grantor.email}. */
	public FieldName field(String local) {
		return new FieldName(key() + "." + local);
	}

}

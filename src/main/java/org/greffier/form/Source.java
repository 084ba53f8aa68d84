package org.greffier.form;

import java.util.Locale;

/** How a value was read: a filled field, the page's text layer, or a picture. */
public enum Source {

	ACROFORM, TEXT, SCAN;

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}

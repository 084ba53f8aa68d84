package org.greffier.catalogue;

import java.util.ResourceBundle;

import org.greffier.form.Language;
import org.greffier.form.Text;

/**
 * What every blank says whatever its kind, from {@code blank_fr} and {@code blank_en}.
 */
final class BlankTexts {

	private static final String NAME = "org.greffier.catalogue.blank";

	private BlankTexts() {
	}

	static Text text(String key, Object... values) {
		return new Text(in(Language.FR, key, values), in(Language.EN, key, values));
	}

	/** The text with {@code {0}}, {@code {1}} replaced. */
	static String in(Language language, String key, Object... values) {
		String text = ResourceBundle.getBundle(NAME, language.locale()).getString(key);
		for (int i = 0; i < values.length; i++) {
			text = text.replace("{" + i + "}", String.valueOf(values[i]));
		}
		return text;
	}

}

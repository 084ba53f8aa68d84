package org.greffier.catalogue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ${NAME}} stands for. A check of the files alone leaves names as they are; a
 * start does not let one be undefined.
 *
 * @param values by name; secrets are among them
 * @param needed whether an undefined name is a mistake
 */
record Variables(Map<String, String> values, boolean needed) {

	private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)\\}");

	/** For a check of the files alone. */
	static Variables ofCheck() {
		return new Variables(Map.of(), false);
	}

	/**
	 * The text with its name replaced; the text itself where nothing is to be replaced.
	 */
	String value(YamlItem item) {
		Matcher name = NAME.matcher(item.string());
		if (!name.matches()) {
			return item.string();
		}
		String value = this.values.get(name.group(1));
		if (value != null && !value.isBlank()) {
			return value.strip();
		}
		if (this.needed) {
			item.mistake("needs " + name.group(1) + ", which is not defined",
					"a value in the environment, or a file of that name in the secrets folder");
		}
		return item.string();
	}

	/**
	 * The address of a server.
	 * @param scheme {@code imap} or {@code smtp}; with TLS it has an s at its end
	 */
	String address(YamlItem item, String scheme) {
		String address = value(item);
		if (!NAME.matcher(address).matches() && !address.matches(scheme + "s?://[^\\s/@:]+(:\\d{1,5})?")) {
			item.mistake("stands for something else", scheme + "://host:port or " + scheme + "s://host:port");
			return scheme + "://invalid";
		}
		return address;
	}

	@Override
	public String toString() {
		return "Variables[" + this.values.size() + "]";
	}

}

package org.greffier.sample;

import java.text.Normalizer;
import java.util.Locale;

/** Somebody who does not exist, with an address of their own that cannot be reached. */
record Person(String givenName, String familyName, String address) {

	/**
	 * With the address that their name makes at a provider of the domain {@code test}.
	 */
	static Person of(String givenName, String familyName) {
		return new Person(givenName, familyName, plain(givenName) + "." + plain(familyName) + "@courriel.test");
	}

	Person at(String other) {
		return new Person(this.givenName, this.familyName, other);
	}

	String name() {
		return this.givenName + " " + this.familyName;
	}

	private static String plain(String name) {
		return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z-]", "").toLowerCase(Locale.ROOT);
	}

}

package org.greffier.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.rules.Addresses;

/**
 * The one address that somebody wrote in reply to a request for another (RULES RAMQ-16).
 * Never a guess: two of them, or a part of one, are none.
 */
final class CorrectedAddress {

	/** No letter, digit or sign of an address may stand before it, of any alphabet. */
	private static final Pattern ADDRESS = Pattern
		.compile("(?<![\\p{L}\\p{N}\\p{M}.!#$%&'*+/=?^_`{|}~@-])[A-Za-z0-9._%+'-]{1,64}"
				+ "@[\\p{L}\\p{N}.-]{1,200}[\\p{L}\\p{N}](?![\\p{L}\\p{N}@])");

	/** No mail is looked at beyond this. */
	private static final int MAX_CHARACTERS = 20_000;

	private CorrectedAddress() {
	}

	/**
	 * Finds it.
	 * @param known what does not count: the body's addresses and those on the form
	 * @param from the writer's own, which counts only when it is the only other one
	 * written
	 */
	static Optional<String> in(String text, List<String> known, String from) {
		Map<String, String> others = new LinkedHashMap<>();
		boolean own = false;
		Matcher address = ADDRESS.matcher(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
		while (address.find()) {
			String found = address.group();
			String key = key(found);
			if (key.equals(key(from))) {
				own = true;
			}
			else if (known.stream().noneMatch((other) -> key(other).equals(key))) {
				others.put(key, found);
			}
		}
		if (others.isEmpty() && own && known.stream().noneMatch((other) -> key(other).equals(key(from)))) {
			return Optional.of(from);
		}
		return (others.size() == 1) ? Optional.of(others.values().iterator().next()) : Optional.empty();
	}

	private static String key(String address) {
		return Addresses.canonical(address).orElse(address);
	}

}

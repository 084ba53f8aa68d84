package org.greffier.intake;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.greffier.catalogue.Agency;

/**
 * The addresses that are ours: they are never answered, and a mail from them is our own
 * come back.
 */
final class OwnAddresses {

	private final Set<String> addresses;

	private OwnAddresses(Set<String> addresses) {
		this.addresses = Set.copyOf(addresses);
	}

	static OwnAddresses of(Agency agency) {
		return new OwnAddresses(agency.ownAddresses().stream().map(OwnAddresses::folded).collect(Collectors.toSet()));
	}

	/** Whether it is ours, with or without {@code +detail}. */
	boolean contains(String address) {
		return this.addresses.contains(folded(address));
	}

	private static String folded(String address) {
		String lower = address.strip().toLowerCase(Locale.ROOT);
		int at = lower.lastIndexOf('@');
		int plus = lower.indexOf('+');
		return (plus > 0 && plus < at) ? lower.substring(0, plus) + lower.substring(at) : lower;
	}

}

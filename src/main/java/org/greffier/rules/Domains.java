package org.greffier.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.greffier.catalogue.AddressLists;

/** What a domain tells of an address. */
final class Domains {

	/**
	 * A provider whose first label is shorter has too many neighbours that are domains of
	 * their own ({@code me.com}, {@code aol.com}).
	 */
	private static final int LEAST_LABEL = 5;

	private Domains() {
	}

	/**
	 * Whether the Internet could deliver there: a name of two labels or more, no address
	 * of a machine, and not under a name that is reserved (RFC 6761, RFC 6762, RFC 9476
	 * and the like; the list is the body's).
	 */
	static boolean isPublic(Mailbox mailbox, AddressLists lists) {
		String domain = mailbox.domain();
		String last = domain.substring(domain.lastIndexOf('.') + 1);
		return !mailbox.isLiteral() && domain.indexOf('.') > 0 && !Identifiers.isDigits(last)
				&& !isIn(domain, lists.unreachable());
	}

	/** Whether the domain or one that it belongs to is in a list. */
	static boolean isIn(String domain, Set<String> list) {
		String name = domain.toLowerCase(Locale.ROOT);
		while (!list.contains(name)) {
			int dot = name.indexOf('.');
			if (dot < 0) {
				return false;
			}
			name = name.substring(dot + 1);
		}
		return true;
	}

	/**
	 * The provider that was probably meant: one letter wrong, missing, too many, or two
	 * exchanged.
	 * @return empty for a domain that is itself a provider's or like none
	 */
	static Optional<String> meant(String domain, AddressLists lists) {
		if (lists.providers().contains(domain) || lists.aliases().containsKey(domain)
				|| lists.dotsIgnored().contains(domain)) {
			return Optional.empty();
		}
		return new TreeSet<>(lists.providers()).stream()
			.filter((provider) -> provider.indexOf('.') >= LEAST_LABEL && isOneSlip(domain, provider))
			.findFirst();
	}

	/** Whether the distance of Damerau and Levenshtein is exactly 1. */
	static boolean isOneSlip(String a, String b) {
		if (a.length() > b.length()) {
			return isOneSlip(b, a);
		}
		if (b.length() - a.length() > 1 || a.equals(b)) {
			return false;
		}
		int i = 0;
		while (i < a.length() && a.charAt(i) == b.charAt(i)) {
			i++;
		}
		if (a.length() < b.length()) {
			return a.substring(i).equals(b.substring(i + 1));
		}
		boolean exchanged = i + 1 < a.length() && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i)
				&& a.substring(i + 2).equals(b.substring(i + 2));
		return exchanged || a.substring(i + 1).equals(b.substring(i + 1));
	}

}

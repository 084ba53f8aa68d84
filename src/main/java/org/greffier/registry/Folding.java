package org.greffier.registry;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

import org.greffier.catalogue.AddressLists;

/**
 * The forms in which names and addresses are compared and hashed: what two people would
 * call the same name or the same mailbox, and no more.
 */
final class Folding {

	private Folding() {
	}

	/**
	 * A name without case, accents, blanks, hyphens and apostrophes: {@code Éloïse},
	 * {@code ELOISE}; {@code O'Connor}, {@code O’Connor}. A name that has no letter at
	 * all is kept as it is.
	 */
	static String name(String name) {
		String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
			.toLowerCase(Locale.ROOT)
			.replace("œ", "oe")
			.replace("æ", "ae")
			.replace("ß", "ss")
			.replace("ø", "o")
			.replace("ł", "l")
			.replaceAll("[^\\p{L}\\p{N}]", "");
		return plain.isEmpty() ? name.strip() : plain;
	}

	/**
	 * An address without the ways of writing it that reach the same mailbox: case, quotes
	 * that need not be, an ending dot, the two forms of an international domain.
	 */
	static String address(String address) {
		String plain = Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		int at = plain.lastIndexOf('@');
		if (at < 0) {
			return plain;
		}
		return local(plain.substring(0, at)) + "@" + domain(plain.substring(at + 1));
	}

	/**
	 * The mailbox that an address most probably reaches: without a sub-address after a
	 * plus sign, without the dots and under the domain that its provider says are the
	 * same.
	 */
	static String mailbox(String address, AddressLists lists) {
		String plain = address(address);
		int at = plain.lastIndexOf('@');
		if (at < 1) {
			return plain;
		}
		String domain = lists.aliases().getOrDefault(plain.substring(at + 1), plain.substring(at + 1));
		String local = plain.substring(0, at);
		int plus = local.indexOf('+');
		String base = (plus > 0) ? local.substring(0, plus) : local;
		return (lists.dotsIgnored().contains(domain) ? base.replace(".", "") : base) + "@" + domain;
	}

	private static String local(String local) {
		return local.matches("\"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+\"") ? local.substring(1, local.length() - 1) : local;
	}

	private static String domain(String domain) {
		String plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
		try {
			return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED);
		}
		catch (IllegalArgumentException ex) {
			return plain;
		}
	}

}

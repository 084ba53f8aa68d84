package org.greffier.delivery;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Exactly one address that a message can go to: ASCII before the sign @, a domain of two
 * labels or more, at most 254 characters; nothing that could be read as two addresses, a
 * comment or a header (FAULTS A-04, S-12, M-03).
 *
 * @param address with its domain in ASCII
 */
record Recipient(String address) {

	private static final Pattern LOCAL = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+" + "(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

	private static final Pattern DOMAIN = Pattern
		.compile("(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

	/** Local parts of machines (RFC 3834 section 2, MAIL part 1). */
	private static final Pattern MACHINE = Pattern.compile("mailer-daemon|postmaster|daemon|nobody|root|bounces?"
			+ "|listserv|majordomo|abuse|(?:no|do-?not)[-_.]?reply.*|.*[-_.]no-?reply|ne-?pas-?repondre.*"
			+ "|owner-.*|.*-(?:request|owner|bounces)");

	/** The address; empty when nothing can be sent to it. */
	static Optional<Recipient> of(String text) {
		int at = text.lastIndexOf('@');
		if (at < 1 || at > 64 || text.length() > 254 || !LOCAL.matcher(text.substring(0, at)).matches()) {
			return Optional.empty();
		}
		return domain(text.substring(at + 1)).map((domain) -> new Recipient(text.substring(0, at) + "@" + domain))
			.filter((recipient) -> recipient.address().length() <= 254);
	}

	private static Optional<String> domain(String text) {
		try {
			String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
			return Optional.of(ascii).filter((domain) -> DOMAIN.matcher(domain).matches());
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** The mailbox without letter case and without {@code +detail}, to compare. */
	String mailbox() {
		return mailbox(this.address);
	}

	static String mailbox(String address) {
		String folded = address.strip().toLowerCase(Locale.ROOT);
		int at = folded.lastIndexOf('@');
		int plus = folded.indexOf('+');
		return (plus > 0 && plus < at) ? folded.substring(0, plus) + folded.substring(at) : folded;
	}

	/** Whether a machine stands behind it, as its name says. */
	boolean isMachine() {
		String mailbox = mailbox();
		return MACHINE.matcher(mailbox.substring(0, mailbox.lastIndexOf('@'))).matches();
	}

	@Override
	public String toString() {
		return "Recipient[]";
	}

}

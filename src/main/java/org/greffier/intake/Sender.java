package org.greffier.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.intake.mime.HeaderFields;

/**
 * Who sent a mail, whether our server vouches for it, and whom an answer may go to.
 *
 * @param from the one From mailbox; empty when there is none or more than one
 * @param authentication {@code pass}, {@code fail} or {@code none}
 * @param answerTo where an answer may go; empty when nobody may be answered
 */
record Sender(Optional<String> from, String authentication, Optional<String> answerTo) {

	private static final Pattern NOBODY = Pattern
		.compile("(?:.*(?:no|do[-_.]?not|ne[-_.]?pas)[-_.]?(?:reply|r[eé]pondre|respond).*|mailer-daemon|mail-daemon"
				+ "|postmaster|bounces?|nobody|personne|listserv|majordomo|.*-(?:bounces?|request|owner)|owner-.*)@.*");

	static Sender of(HeaderFields headers, Agency agency, MailboxSettings mailbox) {
		Optional<String> from = from(headers);
		String authentication = authentication(headers, mailbox, from);
		OwnAddresses own = OwnAddresses.of(agency);
		List<String> replyTo = headers.all("Reply-To").stream().filter((field) -> !field.isBlank()).toList();
		Optional<String> to = (replyTo.isEmpty() ? from : single(replyTo))
			.filter((address) -> from.isPresent() && !authentication.equals("fail"))
			.filter((address) -> !NOBODY.matcher(address.toLowerCase(Locale.ROOT)).matches())
			.filter((address) -> !own.contains(address));
		return new Sender(from, authentication, to);
	}

	/** The one From mailbox, if there is one. */
	static Optional<String> from(HeaderFields headers) {
		return single(headers.all("From"));
	}

	private static Optional<String> single(List<String> fields) {
		return (fields.size() == 1) ? AddressField.single(fields.get(0)) : Optional.empty();
	}

	/**
	 * Where authentication is required, whatever did not pass has failed; a From that
	 * names nobody or several has failed anywhere.
	 */
	private static String authentication(HeaderFields headers, MailboxSettings mailbox, Optional<String> from) {
		if (from.isEmpty()) {
			return "fail";
		}
		AuthenticationResults.Verdict verdict = mailbox.authenticationServer()
			.map((server) -> AuthenticationResults.verdict(headers, server, AddressField.domain(from.get())))
			.orElse(AuthenticationResults.Verdict.NONE);
		return switch (verdict) {
			case PASS -> "pass";
			case FAIL -> "fail";
			case NONE -> mailbox.authenticationRequired() ? "fail" : "none";
		};
	}

	@Override
	public String toString() {
		return "Sender[" + this.authentication + "]";
	}

}

package org.greffier.intake.notice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.intake.notice.DeliveryNotice.Action;

/**
 * Finds the enhanced status code (RFC 3463) that a text writes or means. A written code
 * that says more than its class counts first, then a known phrase, then the reply code of
 * SMTP (RFC 5321 section 4.2), which gives the class alone.
 */
final class StatusCodes {

	/** A status; not a piece of an address or of a version. */
	private static final Pattern ENHANCED = Pattern
		.compile("(?<![\\d.\\w])([245])[.](\\d{1,3})[.](\\d{1,3})(?![\\d]|[.]\\d)");

	private static final Pattern REPLY = Pattern
		.compile("(?<![\\d.:=/\\w-])(4(?:2[0-9]|3[0-9]|4[0-9]|5[0-9]|7[0-2])|5[0-57]\\d)(?=[ \\-:](?!\\d+[ .:]))");

	/** A queue that gave up: why it had to wait says more. */
	private static final String EXPIRED = ".4.7";

	private StatusCodes() {
	}

	/** The codes that are written, the telling one first; empty when there is none. */
	static Optional<String> written(String text) {
		Matcher code = ENHANCED.matcher(text);
		Optional<String> first = Optional.empty();
		while (code.find()) {
			if (!code.group().endsWith(".0.0")) {
				return Optional.of(code.group());
			}
			first = first.or(() -> Optional.of(code.group()));
		}
		return first;
	}

	static boolean hasReply(String text) {
		return REPLY.matcher(text).find();
	}

	/** Whether a text has a code of any kind. */
	static boolean any(String text) {
		return hasReply(text) || ENHANCED.matcher(text).find();
	}

	/**
	 * The status that a text means.
	 * @param given what a report gives; may be empty or say no more than its class
	 */
	static String of(String given, String text, Action action) {
		String written = written(text).orElse(given);
		if (says(given) && !(given.endsWith(EXPIRED) && says(written))) {
			return given;
		}
		if (says(written)) {
			return written;
		}
		Matcher reply = REPLY.matcher(text);
		String replied = reply.find() ? reply.group().substring(0, 1) : "";
		String known = written.isEmpty() ? replied : written.substring(0, 1);
		String phrase = Phrases.KNOWN.status(Phrases.flat(text)).orElse("");
		if (!phrase.isEmpty()) {
			return known.matches("[45]") ? known + phrase.substring(1) : phrase;
		}
		if (!known.isEmpty()) {
			return known + ".0.0";
		}
		return switch (action) {
			case FAILED -> "5.0.0";
			case DELAYED -> "4.0.0";
			case RELAYED -> "2.0.0";
		};
	}

	private static boolean says(String status) {
		return !status.isEmpty() && !status.endsWith(".0.0");
	}

}

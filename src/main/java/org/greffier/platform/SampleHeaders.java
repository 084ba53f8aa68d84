package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;

/**
 * What a sample asks of the mail host by headers that nobody else sees. GreenMail cannot
 * keep a mail that says twice what it holds: such a field is kept under another name.
 */
final class SampleHeaders {

	private static final String AUTH = "x-greffier-sample-auth:";

	private static final String RECEIVED = "x-greffier-sample-received:";

	private final String authenticationServer;

	SampleHeaders(String authenticationServer) {
		this.authenticationServer = authenticationServer;
	}

	/**
	 * What is left of a sample, with the Authentication-Results it asked for on top.
	 *
	 * @param receivedAt the INTERNALDATE it asked for
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Sample(byte[] raw, Optional<Instant> receivedAt) {
	}

	Sample takeOff(byte[] raw) {
		String text = new String(raw, StandardCharsets.ISO_8859_1);
		int end = endOfHeaders(text);
		StringBuilder head = new StringBuilder();
		Optional<String> auth = Optional.empty();
		Optional<Instant> received = Optional.empty();
		Set<String> said = new HashSet<>();
		for (String line : text.substring(0, end).split("(?<=\n)", -1)) {
			String lower = line.toLowerCase(Locale.ROOT);
			if (lower.startsWith(AUTH)) {
				auth = Optional.of(lower.substring(AUTH.length()).trim());
			}
			else if (lower.startsWith(RECEIVED)) {
				received = Optional.of(Instant.parse(line.substring(RECEIVED.length()).trim()));
			}
			else {
				boolean again = lower.startsWith("content-") && !said.add(lower.replaceFirst("[ \\t]*:(?s).*", ""));
				head.append(again ? "X-" : "").append(line);
			}
		}
		String results = auth.map((verdict) -> results(verdict, domain(raw)) + "\r\n").orElse("");
		byte[] rest = (results + head + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
		return new Sample(rest, received);
	}

	private String results(String verdict, String domain) {
		return "Authentication-Results: " + this.authenticationServer + switch (verdict) {
			case "pass" -> "; spf=pass smtp.mailfrom=" + domain + "; dkim=pass header.d=" + domain
					+ "; dmarc=pass header.from=" + domain;
			case "fail" ->
				"; spf=fail smtp.mailfrom=" + domain + "; dkim=none; dmarc=fail (p=reject) header.from=" + domain;
			case "none" -> "; none";
			default -> throw new IllegalArgumentException("X-Greffier-Sample-Auth is pass, fail or none");
		};
	}

	private static String domain(byte[] raw) {
		try {
			InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(raw), true);
			String from = Optional.ofNullable(headers.getHeader("From", ",")).orElse("");
			String after = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-].*", "");
			return after.isEmpty() ? "unknown.test" : after.toLowerCase(Locale.ROOT);
		}
		catch (MessagingException ex) {
			return "unknown.test";
		}
	}

	private static int endOfHeaders(String text) {
		int crlf = text.indexOf("\r\n\r\n");
		int lf = text.indexOf("\n\n");
		if (crlf < 0 && lf < 0) {
			return text.length();
		}
		return (crlf >= 0 && (lf < 0 || crlf < lf)) ? crlf + 2 : lf + 1;
	}

}

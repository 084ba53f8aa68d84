package org.greffier.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.greffier.form.LetterId;

/**
 * A delivery status notice, or a read receipt, as far as it concerns us: what it says
 * happened, and the tokens of ours that it carries. Notices in other forms were written
 * anew as reports when they came in. Hostile input: bounded, and what is not a notice is
 * none.
 *
 * @param status the enhanced status code; empty where none is given
 * @param tokens in the order of how much they are worth
 */
record Notice(Bounced.Action action, String status, List<Token> tokens) {

	private static final int LIMIT = 64 * 1024;

	private static final int PARTS = 10;

	private static final Pattern TOKEN = Pattern
		.compile("\\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.(\\d{1,4})\\b");

	private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

	Notice {
		tokens = List.copyOf(tokens);
	}

	/** One of our letters and one attempt of it. */
	record Token(LetterId letter, int attempt) {
	}

	/** Reads a notice; empty when it follows neither RFC 3464 nor RFC 8098. */
	static Optional<Notice> read(byte[] raw) {
		try {
			MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
			if (!type(mail.getContentType()).equals("multipart/report")
					|| !(mail.getContent() instanceof Multipart parts)) {
				return Optional.empty();
			}
			Optional<String> report = part(parts, "message/delivery-status").or(() -> receipt(parts));
			return report.flatMap((text) -> Notice.of(text, mail, parts));
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			// whatever it is, it is no notice that we can act on
			return Optional.empty();
		}
	}

	private static Optional<Notice> of(String report, MimeMessage mail, Multipart parts) {
		return field(report, "Action").or(() -> disposition(report)).flatMap(Notice::action).map((action) -> {
			Set<Token> tokens = new LinkedHashSet<>();
			for (String name : List.of("Original-Envelope-Id", "X-Original-Message-ID", "Original-Message-ID")) {
				field(report, name).ifPresent((id) -> collect(id, tokens));
			}
			try {
				for (String type : List.of("text/rfc822-headers", "message/rfc822", "message/rfc822-headers")) {
					part(parts, type).ifPresent((original) -> returned(original, tokens));
				}
				for (String name : List.of("In-Reply-To", "References", "To", "X-Original-To", "Delivered-To")) {
					String[] values = mail.getHeader(name);
					for (String value : (values != null) ? values : new String[0]) {
						collect(value, tokens);
					}
				}
			}
			catch (MessagingException | IOException ex) {
				// the tokens found so far are all there is
			}
			String status = field(report, "Status").map(STATUS::matcher)
				.filter(Matcher::find)
				.map(Matcher::group)
				.orElse("");
			return new Notice(action, status, new ArrayList<>(tokens));
		});
	}

	/** The headers of the returned original: our Message-ID, and our mark. */
	private static void returned(String original, Set<Token> tokens) {
		int end = original.indexOf("\n\n");
		String headers = (end < 0) ? original : original.substring(0, end);
		field(headers, "Message-ID").ifPresent((id) -> collect(id, tokens));
	}

	private static void collect(String text, Set<Token> tokens) {
		Matcher found = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
		while (found.find() && tokens.size() < PARTS) {
			tokens.add(new Token(LetterId.of(found.group(1)), Integer.parseInt(found.group(2))));
		}
	}

	/** The first field of this name; a report about several recipients is not ours. */
	private static Optional<String> field(String text, String name) {
		Matcher field = Pattern.compile("(?im)^" + name + "[ \\t]*:[ \\t]*(.*(?:\\n[ \\t]+.*)*)").matcher(text);
		return field.find() ? Optional.of(field.group(1).strip()) : Optional.empty();
	}

	/** What became of a letter that arrived (RFC 8098 section 3.2.6). */
	private static Optional<String> disposition(String report) {
		return field(report, "Disposition")
			.map((text) -> text.replaceAll("^[^;]*;\\s*", "").replaceAll("[/\\s].*", ""));
	}

	private static Optional<Bounced.Action> action(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "failed" -> Optional.of(Bounced.Action.FAILED);
			case "delayed" -> Optional.of(Bounced.Action.DELAYED);
			case "delivered", "relayed", "expanded" -> Optional.of(Bounced.Action.RELAYED);
			case "displayed" -> Optional.of(Bounced.Action.DISPLAYED);
			default -> Optional.empty();
		};
	}

	private static Optional<String> receipt(Multipart parts) {
		try {
			return part(parts, "message/disposition-notification");
		}
		catch (MessagingException | IOException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> part(Multipart parts, String type) throws MessagingException, IOException {
		for (int i = 0; i < Math.min(parts.getCount(), PARTS); i++) {
			BodyPart part = parts.getBodyPart(i);
			if (type(part.getContentType()).equals(type)) {
				try (InputStream in = part.getInputStream()) {
					return Optional
						.of(new String(in.readNBytes(LIMIT), StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
				}
			}
		}
		return Optional.empty();
	}

	private static String type(String contentType) {
		int end = contentType.indexOf(';');
		return ((end < 0) ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
	}

}

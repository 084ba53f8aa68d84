package org.greffier.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.greffier.catalogue.Agency;
import org.greffier.intake.mime.HeaderField;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimeLimitException;
import org.greffier.intake.mime.MimePart;
import org.greffier.intake.mime.MimeTree;
import org.greffier.intake.notice.DeliveryNotice;
import org.greffier.intake.notice.NoticeReader;

/**
 * Keeps what machine mail returns of our own letters out of the ledger: a bounce of the
 * password letter brings the password back (FAULTS finding 1, L-04, L-05). Written anew
 * from what is known to be safe, not cut out of what is not: its own header, what a
 * notice says as a report of RFC 3464 whatever its form was, the machine's own report,
 * the header of the returned original as {@code text/rfc822-headers}, and what the
 * machine says in plain text up to where it starts to quote. What a person quotes is
 * {@link QuotedSecrets}'.
 */
final class ReturnedLetters {

	/** Put on what is kept: what the whole mail was. */
	static final String KEPT = "X-Greffier-Kept";

	private static final int LINES = 120;

	private static final int REPORT_BYTES = 32 * 1_024;

	private static final String LEFT_OUT = "[…]";

	private static final Pattern FIELD_LINE = Pattern.compile(
			"[ \\t>|]*(?:Return-Path|Received|Message-ID|From|To|Cc|Sent|De|À|Envoyé|Objet|Subject|Date|Reply-To"
					+ "|MIME-Version|Content-[A-Za-z-]+|Auto-Submitted|X-[A-Za-z0-9-]+|DKIM-Signature)[ \\u00A0]?:.*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern MARKER = Pattern.compile(
			"[ \\t]*[-_=*+]{2,}.*(?:below|original|origine|returned|unsent|copy|copie|message|header|body|corps).*",
			Pattern.CASE_INSENSITIVE);

	private static final String UUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

	/**
	 * A run of characters such as a password has and a word has not; the ids by which a
	 * notice is matched to its letter are none.
	 */
	private static final Pattern SECRET_LIKE = Pattern.compile("(?<![^\\s:\"'=])(?!" + UUID
			+ ")(?=\\S*\\d)(?=\\S*\\p{L})[^\\s@.:/<>()\\[\\]\"',;=]{10,}" + "(?![^\\s.,;:\"'])");

	private ReturnedLetters() {
	}

	/**
	 * What may be kept of a mail.
	 * @return empty when all of it may
	 */
	static Optional<byte[]> strip(byte[] raw, Agency agency) {
		try {
			MimePart root = MimeTree.parse(raw, MailContent.limits(agency.limits()));
			MailClass mailClass = Classifier.classify(root, Sender.from(root.headers()), OwnAddresses.of(agency));
			return mailClass.mayReturnOurLetters() ? Optional.of(kept(root, mailClass)) : QuotedSecrets.blot(root);
		}
		catch (MimeLimitException ex) {
			// It is not opened either, but put before a clerk as it came.
			return Optional.empty();
		}
	}

	private static byte[] kept(MimePart root, MailClass mailClass) {
		List<String> parts = new ArrayList<>();
		String report = root.type().equals("multipart/report")
				? root.contentType().get("report-type").map(ReturnedLetters::flat).orElse("delivery-status") : "";
		if (mailClass == MailClass.OWN || mailClass == MailClass.LOOP) {
			parts.add("Content-Type: text/plain; charset=utf-8\n\n" + LEFT_OUT + "\n");
		}
		else {
			Optional<DeliveryNotice> notice = (mailClass == MailClass.BOUNCE) ? NoticeReader.read(root)
					: Optional.empty();
			notice.ifPresent((said) -> parts.add(reportPart("message/delivery-status", said.report())));
			parts(root, parts);
			report = notice.isPresent() ? "delivery-status" : report;
		}
		StringBuilder mail = new StringBuilder(header(root.headers()));
		String boundary = boundary(parts);
		String type = report.isEmpty() ? "multipart/mixed" : "multipart/report; report-type=" + report;
		mail.append(KEPT)
			.append(": ")
			.append(mailClass.key())
			.append("\nMIME-Version: 1.0\nContent-Type: ")
			.append(type)
			.append("; boundary=\"")
			.append(boundary)
			.append("\"\n\n");
		parts.forEach((part) -> mail.append("--").append(boundary).append('\n').append(part).append('\n'));
		mail.append("--").append(boundary).append("--\n");
		return mail.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
	}

	private static void parts(MimePart part, List<String> parts) {
		if (part.isMultipart()) {
			part.children().forEach((child) -> parts(child, parts));
		}
		else if (part.type().matches("message/(?:delivery-status|disposition-notification|feedback-report)")) {
			parts.add(reportPart(part.type(), part.text(REPORT_BYTES)));
		}
		else if (!part.children().isEmpty()) {
			parts.add("Content-Type: text/rfc822-headers\n\n" + header(part.children().get(0).headers()));
		}
		else if (part.type().startsWith("message/") || part.type().equals("text/rfc822-headers")) {
			parts.add("Content-Type: text/rfc822-headers\n\n" + headerLines(part.text(REPORT_BYTES)));
		}
		else if (part.type().equals("text/plain") || part.type().startsWith("multipart/")) {
			parts.add("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
					+ said(part.text(REPORT_BYTES)));
		}
		else if (part.type().equals("text/html")) {
			parts.add("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
					+ said(WrittenText.fromHtml(part.text(REPORT_BYTES))));
		}
	}

	private static String reportPart(String type, String text) {
		return "Content-Type: " + type + "\nContent-Transfer-Encoding: 8bit\n\n" + report(text);
	}

	/**
	 * The machine's own words: up to the first quoted letter, of which the header stays.
	 */
	static String said(String text) {
		StringBuilder kept = new StringBuilder();
		List<String> lines = text.lines().limit(LINES).toList();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			boolean header = isField(lines, i) && isField(lines, i + 1);
			if (header || MARKER.matcher(line).matches()) {
				return kept.append(quotedHeader(lines, i)).append(LEFT_OUT).append('\n').toString();
			}
			boolean quoted = line.strip().startsWith(">") || line.strip().startsWith("|");
			kept.append(quoted ? LEFT_OUT : clean(line)).append('\n');
		}
		return kept.toString();
	}

	/** From a marker or a first field on: the header lines up to the blank after them. */
	private static String quotedHeader(List<String> lines, int from) {
		StringBuilder kept = new StringBuilder();
		boolean inside = false;
		for (String line : lines.subList(from, lines.size())) {
			boolean folded = inside && (line.startsWith(" ") || line.startsWith("\t"));
			if (FIELD_LINE.matcher(line).matches() || folded) {
				kept.append(flat(line)).append('\n');
				inside = true;
			}
			else if (inside) {
				return kept.toString();
			}
		}
		return kept.toString();
	}

	private static boolean isField(List<String> lines, int index) {
		return index < lines.size() && FIELD_LINE.matcher(lines.get(index)).matches();
	}

	private static String clean(String line) {
		return SECRET_LIKE.matcher(flat(line)).replaceAll(LEFT_OUT);
	}

	/**
	 * Groups of fields, as RFC 3464 section 2.1 has them; anything else is left out. Only
	 * what the other server says in its own words could repeat a letter.
	 */
	private static String report(String text) {
		StringBuilder kept = new StringBuilder();
		boolean diagnostic = false;
		for (String line : text.lines().toList()) {
			boolean folded = line.startsWith(" ") || line.startsWith("\t");
			if (line.isBlank()) {
				kept.append('\n');
			}
			else if (folded || line.matches("[A-Za-z0-9-]+[ \\t]*:.*")) {
				diagnostic = folded ? diagnostic : line.regionMatches(true, 0, "Diagnostic", 0, 10);
				kept.append(diagnostic ? clean(line) : flat(line)).append('\n');
			}
		}
		return kept.toString();
	}

	private static String headerLines(String text) {
		StringBuilder kept = new StringBuilder();
		for (String line : text.lines().dropWhile(String::isBlank).takeWhile((line) -> !line.isBlank()).toList()) {
			kept.append(flat(line)).append('\n');
		}
		return kept.toString();
	}

	private static String header(HeaderFields headers) {
		StringBuilder kept = new StringBuilder();
		for (HeaderField field : headers.inOrder()) {
			String name = field.name().toLowerCase(java.util.Locale.ROOT);
			if (!name.startsWith("content-") && !name.equals("mime-version")) {
				kept.append(field.name()).append(": ").append(flat(field.value())).append('\n');
			}
		}
		return kept.toString();
	}

	private static String flat(String value) {
		return value.replaceAll("[\\p{Cntrl}&&[^\\t]]", " ");
	}

	/** A boundary that no part has in it, the same for the same parts. */
	private static String boundary(List<String> parts) {
		String boundary = "greffier-kept";
		for (int n = 1; occurs(parts, boundary); n++) {
			boundary = "greffier-kept-" + n;
		}
		return boundary;
	}

	private static boolean occurs(List<String> parts, String boundary) {
		return parts.stream().anyMatch((part) -> part.contains("--" + boundary));
	}

}

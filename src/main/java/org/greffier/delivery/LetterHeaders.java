package org.greffier.delivery;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.mail.internet.MimeUtility;
import org.greffier.catalogue.Agency;
import org.greffier.form.Language;
import org.greffier.form.LetterId;

/**
 * The headers of an outgoing message, all of them, each on lines of its own that hold no
 * control character: To names one recipient, and there is no Cc and no Bcc.
 */
final class LetterHeaders {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.US);

	private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,240}@[!-;=?-~]{1,240}>");

	private static final int REFERENCES = 10;

	private final Map<String, String> lines = new LinkedHashMap<>();

	/**
	 * The headers of one letter.
	 */
	static Map<String, String> of(Agency agency, LetterKind kind, LetterId letter, String messageId, Recipient to,
			List<Language> languages, SealedLetter text, ZonedDateTime at) {
		LetterHeaders headers = new LetterHeaders();
		headers.put("Date", DATE.format(at));
		headers.put("From", phrase(agency.name().in(languages.get(0))) + "\r\n <" + agency.sender().address() + ">");
		headers.put("To", to.address());
		headers.put("Subject", MimeUtility.fold("Subject: ".length(), encoded(text.subject())));
		headers.put("Message-ID", messageId);
		headers.thread(text);
		headers.put("Auto-Submitted", kind.isReply() ? "auto-replied" : "auto-generated");
		headers.put("X-Auto-Response-Suppress", "All");
		headers.put("X-Greffier", agency.id() + " " + letter);
		headers.put("MIME-Version", "1.0");
		headers.put("Content-Type", Alternative.TYPE);
		headers.put("Content-Language", languages.stream().map(Language::key).collect(Collectors.joining(", ")));
		return headers.lines;
	}

	/** In-Reply-To and References, of well-formed Message-IDs alone (RFC 5322 3.6.4). */
	private void thread(SealedLetter text) {
		List<String> parents = ids(text.messageId());
		if (parents.size() != 1) {
			return;
		}
		List<String> references = new ArrayList<>(ids(text.references()));
		references.removeAll(parents);
		references.addAll(parents);
		List<String> last = references.subList(Math.max(0, references.size() - REFERENCES), references.size());
		put("In-Reply-To", parents.get(0));
		put("References", String.join("\r\n ", last));
	}

	private static List<String> ids(String header) {
		List<String> ids = new ArrayList<>();
		Matcher id = MESSAGE_ID.matcher(header);
		while (id.find()) {
			ids.add(id.group());
		}
		return ids;
	}

	private static String phrase(String name) {
		return encoded(name).equals(name) ? '"' + name.replaceAll("[\"\\\\]", "") + '"'
				: MimeUtility.fold("From: ".length(), encoded(name));
	}

	/** Encoded words where it is not plain ASCII (RFC 2047). */
	private static String encoded(String text) {
		try {
			return MimeUtility.encodeText(Shown.clean(text, text.length()), StandardCharsets.UTF_8.name(), "Q");
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException("the platform lacks UTF-8", ex);
		}
	}

	/**
	 * The last guard: whatever a value was made of, it starts no header and no body.
	 */
	private void put(String name, String value) {
		String folded = value.replace("\r\n ", " ").replace("\r\n\t", " ");
		if (folded.chars().anyMatch((c) -> (c < ' ' && c != '\t') || c > '~')) {
			throw new IllegalStateException("header " + name + " would hold a control or a non-ASCII character");
		}
		this.lines.put(name, value);
	}

}

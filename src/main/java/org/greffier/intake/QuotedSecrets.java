package org.greffier.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimePart;

/**
 * Blots out of a person's answer to a letter of ours what looks like the temporary
 * password that it quotes (FAULTS L-05): a clerk reads that mail while the password may
 * still work. Nothing is voided for it, since anybody can write such an answer. Only
 * texts are changed; files stay byte for byte, and the ledger's digest is of the mail as
 * it came.
 */
final class QuotedSecrets {

	/**
	 * As long as {@code password.length} of a body may be, with a lower-case letter, and
	 * a capital or a digit that does not begin it: no word is like that.
	 */
	private static final Pattern SECRET_LIKE = Pattern
		.compile("(?<![A-Za-z0-9])(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]+[A-Z0-9])[A-Za-z0-9]{14,64}(?![A-Za-z0-9])");

	private static final String LEFT_OUT = "[...]";

	/** The Message-IDs of our letters: the letter and the attempt. */
	private static final Pattern OUR_ID = Pattern
		.compile("<\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.\\d{1,6}@");

	private static final Pattern OUR_SUBJECT = Pattern.compile("\\[REQ-\\d{4}-\\d{4,}]");

	private QuotedSecrets() {
	}

	/**
	 * The mail without what looks like a password.
	 * @return empty when it answers no letter of ours, or quotes none
	 */
	static Optional<byte[]> blot(MimePart root) {
		if (!answersUs(root.headers())) {
			return Optional.empty();
		}
		List<MimePart> texts = new ArrayList<>();
		texts(root, texts);
		texts.sort(Comparator.comparingInt(MimePart::start));
		ByteArrayOutputStream mail = new ByteArrayOutputStream(root.source().length);
		int from = 0;
		boolean changed = false;
		for (MimePart text : texts) {
			byte[] body = text.body();
			Optional<byte[]> blotted = blot(text, body);
			if (blotted.isPresent()) {
				mail.write(root.source(), from, text.start() - from);
				mail.writeBytes(blotted.get());
				from = text.end();
				changed = true;
			}
		}
		mail.write(root.source(), from, root.source().length - from);
		return changed ? Optional.of(mail.toByteArray()) : Optional.empty();
	}

	private static boolean answersUs(HeaderFields headers) {
		return headers.all("In-Reply-To").stream().anyMatch((id) -> OUR_ID.matcher(id).find())
				|| headers.all("References").stream().anyMatch((id) -> OUR_ID.matcher(id).find())
				|| headers.all("Subject").stream().anyMatch((subject) -> OUR_SUBJECT.matcher(subject).find());
	}

	private static void texts(MimePart part, List<MimePart> texts) {
		if (part.children().isEmpty() && part.isText()) {
			texts.add(part);
		}
		part.children().forEach((child) -> texts(child, texts));
	}

	/** In the part's own encoding; of a text in two bytes a letter nothing is kept. */
	private static Optional<byte[]> blot(MimePart text, byte[] body) {
		String charset = text.contentType().get("charset").orElse("").toLowerCase(Locale.ROOT);
		boolean wide = charset.contains("16") || charset.contains("32");
		// One character a byte, so that every other byte comes through as it is.
		String bytes = new String(body, StandardCharsets.ISO_8859_1);
		String blotted = wide ? LEFT_OUT : SECRET_LIKE.matcher(bytes).replaceAll(LEFT_OUT);
		return blotted.equals(bytes) ? Optional.empty()
				: Optional.of(encode(text, blotted.getBytes(StandardCharsets.ISO_8859_1)));
	}

	private static byte[] encode(MimePart text, byte[] bytes) {
		String encoding = text.headers()
			.first("Content-Transfer-Encoding")
			.map((value) -> value.strip().toLowerCase(Locale.ROOT))
			.orElse("");
		if (!encoding.equals("base64") && !encoding.equals("quoted-printable")) {
			return bytes;
		}
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		try (OutputStream out = MimeUtility.encode(encoded, encoding)) {
			out.write(bytes);
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException("a text in memory cannot be encoded", ex);
		}
		return encoded.toByteArray();
	}

}

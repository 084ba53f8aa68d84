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
import org.greffier.intake.mime.Packing;

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
		return blotSource(root);
	}

	/** The bytes over which a part and those in it lie; empty when nothing changed. */
	private static Optional<byte[]> blotSource(MimePart root) {
		List<Change> changes = new ArrayList<>();
		changes(root, changes);
		if (changes.isEmpty()) {
			return Optional.empty();
		}
		changes.sort(Comparator.comparingInt((change) -> change.part().start()));
		ByteArrayOutputStream mail = new ByteArrayOutputStream(root.source().length);
		int from = 0;
		for (Change change : changes) {
			mail.write(root.source(), from, change.part().start() - from);
			mail.writeBytes(encode(change.part(), change.body()));
			from = change.part().end();
		}
		mail.write(root.source(), from, root.source().length - from);
		return Optional.of(mail.toByteArray());
	}

	private static void changes(MimePart part, List<Change> changes) {
		if (part.isMultipart()) {
			part.children().forEach((child) -> changes(child, changes));
		}
		else if (!part.children().isEmpty()) {
			packed(part).ifPresent((body) -> changes.add(new Change(part, body)));
		}
		else if (part.isText()) {
			blot(part, part.body()).ifPresent((body) -> changes.add(new Change(part, body)));
		}
	}

	/**
	 * What a part packs, without what looks like a password. A {@code winmail.dat} has
	 * what was written in forms that are not read, so of one nothing but files is kept.
	 */
	private static Optional<byte[]> packed(MimePart part) {
		boolean winmail = Packing.isWinmail(part);
		boolean changed = winmail;
		List<byte[]> contents = new ArrayList<>();
		for (MimePart child : part.children()) {
			boolean packs = !child.children().isEmpty() && !child.isMultipart();
			Optional<byte[]> blotted = winmail ? (packs ? packed(child) : Optional.empty()) : blotSource(child);
			changed |= blotted.isPresent();
			contents.add(blotted.orElseGet(() -> winmail ? child.body() : child.source()));
		}
		return changed ? Optional.of(Packing.again(part, contents)) : Optional.empty();
	}

	private static boolean answersUs(HeaderFields headers) {
		return headers.all("In-Reply-To").stream().anyMatch((id) -> OUR_ID.matcher(id).find())
				|| headers.all("References").stream().anyMatch((id) -> OUR_ID.matcher(id).find())
				|| headers.all("Subject").stream().anyMatch((subject) -> OUR_SUBJECT.matcher(subject).find());
	}

	/** In the text's own charset; of one in two bytes a letter nothing is kept. */
	private static Optional<byte[]> blot(MimePart text, byte[] body) {
		String charset = text.contentType().get("charset").orElse("").toLowerCase(Locale.ROOT);
		boolean wide = charset.contains("16") || charset.contains("32");
		// One character a byte, so that every other byte comes through as it is.
		String bytes = new String(body, StandardCharsets.ISO_8859_1);
		String blotted = wide ? LEFT_OUT : SECRET_LIKE.matcher(bytes).replaceAll(LEFT_OUT);
		return blotted.equals(bytes) ? Optional.empty() : Optional.of(blotted.getBytes(StandardCharsets.ISO_8859_1));
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

	/** A part, and what its body becomes before its transfer encoding. */
	@SuppressWarnings("ArrayRecordComponent")
	private record Change(MimePart part, byte[] body) {
	}

}

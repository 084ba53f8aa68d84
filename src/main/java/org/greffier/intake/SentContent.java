package org.greffier.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimeLimitException;
import org.greffier.intake.mime.MimeLimits;

/**
 * What the sender wrote of a mail, as a digest: the body, and the fields of the header
 * that say who asks what and how the body is to be read. Servers on the way add others,
 * so that two copies of one mail, one in each of two mailboxes, are never the same bytes
 * (MAIL row 34). A Message-ID alone proves nothing: others may use it again.
 */
final class SentContent {

	private static final List<String> FIELDS = List.of("Message-ID", "From", "Reply-To", "Subject", "In-Reply-To",
			"References", "Content-Type", "Content-Transfer-Encoding");

	private SentContent() {
	}

	/** The digest; empty when the mail has no one Message-ID, or no end of its header. */
	static Optional<String> digest(byte[] raw, MimeLimits limits) {
		byte[] section = HeaderFields.section(raw);
		try {
			HeaderFields headers = HeaderFields.of(section, limits);
			if (section.length == raw.length || headers.all(FIELDS.get(0)).size() != 1) {
				return Optional.empty();
			}
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String name : FIELDS) {
				headers.all(name)
					.forEach((value) -> digest.update((name + ":" + value + "\n").getBytes(StandardCharsets.UTF_8)));
			}
			digest.update(raw, section.length, raw.length - section.length);
			return Optional.of(HexFormat.of().formatHex(digest.digest()));
		}
		catch (MimeLimitException ex) {
			// It will be put before a clerk as it came.
			return Optional.empty();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("the platform lacks SHA-256", ex);
		}
	}

}

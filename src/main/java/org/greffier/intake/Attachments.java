package org.greffier.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.form.FindingCode;
import org.greffier.intake.mime.FileNames;
import org.greffier.intake.mime.MimePart;

/**
 * The files of a mail, in its order. A PDF is known by its magic, whatever it is called
 * (MAIL row 4); what only accompanies a mail, such as a logo, a card or a signature, is
 * counted and left (MAIL row 5); any other attachment is a file too, for the answer must
 * name it.
 *
 * @param files in the order of the mail
 * @param ignored how many parts only accompany it
 */
record Attachments(List<Attachment> files, int ignored) {

	/** The magic may stand this far into a file (ISO 32000-1, annex H.3.4.1). */
	private static final int MAGIC_WITHIN = 1_024;

	/** A picture or text of this size or less is a logo or a disclaimer. */
	private static final int SMALL = 16 * 1_024;

	/**
	 * A picture that the body shows is decoration up to this size; a larger is a photo.
	 */
	private static final int SHOWN = 200 * 1_024;

	private static final byte[] PGP = "-----BEGIN PGP MESSAGE-----".getBytes(StandardCharsets.US_ASCII);

	private static final int HTML_CHARACTERS = 500_000;

	private static final Pattern SHOWN_ID = Pattern.compile("cid:([^\"'\\s>)]{1,200})", Pattern.CASE_INSENSITIVE);

	private static final Set<String> ACCOMPANYING = Set.of("text/vcard", "text/x-vcard", "text/directory",
			"text/calendar", "application/ics", "application/pkcs7-signature", "application/x-pkcs7-signature",
			"application/pgp-signature", "application/pgp-keys", "application/pgp-encrypted", "application/applefile",
			"text/rfc822-headers", "message/delivery-status", "message/disposition-notification",
			"message/feedback-report");

	private static final List<String> ACCOMPANYING_ENDINGS = List.of(".vcf", ".ics", ".p7s", ".asc");

	private static final Pattern PICTURE = Pattern.compile(".*\\.(?:png|gif|jpe?g|bmp|svg|webp)\\s*");

	Attachments {
		files = List.copyOf(files);
	}

	static Attachments of(MimePart root) {
		List<MimePart> leaves = new ArrayList<>();
		leaves(root, leaves);
		Set<String> shown = shownIds(leaves);
		List<byte[]> contents = leaves.stream().map(MimePart::body).toList();
		boolean pdf = contents.stream().anyMatch((content) -> isPdf(content, MAGIC_WITHIN));
		List<Attachment> files = new ArrayList<>();
		int ignored = 0;
		for (int i = 0; i < leaves.size(); i++) {
			MimePart leaf = leaves.get(i);
			byte[] content = contents.get(i);
			boolean body = isBody(leaf);
			boolean file = !body && (!accompanies(leaf, content, shown) || (!pdf && isPhoto(leaf)));
			if (isPdf(content, body ? 1 : MAGIC_WITHIN) || file || (!pdf && isPgp(content))) {
				boolean pasted = isPicture(leaf) && isInBody(leaf, shown);
				files.add(new Attachment(name(leaf, content, files.size() + 1), content,
						pasted ? Optional.of(FindingCode.PICTURE_IN_BODY) : Optional.empty()));
			}
			else if (!body) {
				ignored++;
			}
		}
		return new Attachments(files, ignored);
	}

	static boolean isPdf(byte[] content, int within) {
		int last = Math.min(content.length - 5, within - 1);
		for (int i = 0; i <= last; i++) {
			if (content[i] == '%' && content[i + 1] == 'P' && content[i + 2] == 'D' && content[i + 3] == 'F'
					&& content[i + 4] == '-') {
				return true;
			}
		}
		return false;
	}

	boolean hasPdf() {
		return this.files.stream().anyMatch((file) -> isPdf(file.content(), MAGIC_WITHIN));
	}

	private static void leaves(MimePart part, List<MimePart> leaves) {
		if (part.children().isEmpty()) {
			leaves.add(part);
		}
		part.children().forEach((child) -> leaves(child, leaves));
	}

	/** Whether a part is what the writer wrote, not something attached. */
	private static boolean isBody(MimePart leaf) {
		boolean written = leaf.isText() || leaf.type().startsWith("multipart/");
		return written && leaf.fileName().isEmpty() && !leaf.disposition().equals("attachment")
				&& !ACCOMPANYING.contains(leaf.type());
	}

	/**
	 * A photo somebody attached, however small, when no form came with it (MAIL row 7).
	 */
	private static boolean isPhoto(MimePart leaf) {
		return leaf.type().matches("image/(?:p?jpe?g|hei[cf]|tiff)") && leaf.disposition().equals("attachment");
	}

	private static boolean accompanies(MimePart leaf, byte[] content, Set<String> shown) {
		String type = leaf.type();
		if (ACCOMPANYING.contains(type) || ACCOMPANYING_ENDINGS.stream().anyMatch(leaf::isNamed)) {
			return true;
		}
		if (content.length == 0) {
			return !type.equals("application/pdf") && !leaf.isNamed(".pdf");
		}
		if (isPicture(leaf)) {
			return content.length <= SMALL || (isInBody(leaf, shown) && content.length <= SHOWN);
		}
		return leaf.isText() && content.length <= SMALL;
	}

	private static boolean isPicture(MimePart leaf) {
		return leaf.type().startsWith("image/")
				|| PICTURE.matcher(leaf.fileName().orElse("").toLowerCase(Locale.ROOT)).matches();
	}

	/**
	 * Whether the mail shows it among its words, as what was pasted there (MAIL row 6).
	 */
	private static boolean isInBody(MimePart leaf, Set<String> shown) {
		return leaf.disposition().equals("inline") || leaf.contentId().filter(shown::contains).isPresent();
	}

	/** Whether a text is encrypted, be it the mail's own words (MAIL row 26). */
	private static boolean isPgp(byte[] content) {
		int at = 0;
		while (at < content.length && Character.isWhitespace(content[at])) {
			at++;
		}
		int end = at + PGP.length;
		return end <= content.length && Arrays.equals(content, at, end, PGP, 0, PGP.length);
	}

	private static Set<String> shownIds(List<MimePart> leaves) {
		Set<String> shown = new HashSet<>();
		for (MimePart leaf : leaves) {
			if (leaf.type().equals("text/html")) {
				Matcher id = SHOWN_ID.matcher(leaf.text(HTML_CHARACTERS));
				while (id.find()) {
					shown.add(id.group(1).replace("%40", "@"));
				}
			}
		}
		return shown;
	}

	private static String name(MimePart leaf, byte[] content, int position) {
		String ending = isPdf(content, MAGIC_WITHIN) ? ".pdf" : "";
		return FileNames.clean(leaf.fileName().orElse(""), "document-" + position + ending);
	}

}

package org.greffier.rules;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

/**
 * One e-mail address taken apart (RFC 5321 section 4.1.2 with RFC 6531, less comments and
 * folding white space). Holds personal data: {@code toString} does not show any.
 *
 * @param local the local part without its quotation marks, in Unicode's form NFC; its
 * case is kept
 * @param domain in lower-case ASCII without the final dot, or an address literal in
 * brackets
 */
record Mailbox(String local, String domain) {

	/** RFC 5321 section 4.5.3.1.1, in octets. */
	private static final int MAX_LOCAL = 64;

	/** RFC 5321 section 4.5.3.1.3 less the angle brackets, in octets. */
	private static final int MAX_ADDRESS = 254;

	/** Longer texts are not looked at: an internationalised domain may shrink. */
	private static final int MAX_TEXT = 512;

	private static final Pattern SPACES = Pattern.compile("^[ \u00A0]+|[ \u00A0]+$");

	private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

	private static final IDNA DOMAINS = IDNA
		.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

	/**
	 * Reads exactly one address and nothing beside it: no name, no list, no comment, no
	 * line break (FAULTS A-04). Only spaces around it are taken away.
	 */
	static Optional<Mailbox> parse(String field) {
		if (field.length() > MAX_TEXT) {
			return Optional.empty();
		}
		String text = SPACES.matcher(field).replaceAll("");
		if (text.codePoints().anyMatch(Mailbox::isForbidden)) {
			return Optional.empty();
		}
		int at = text.startsWith("\"") ? endOfQuoted(text) : text.indexOf('@');
		if (at <= 0 || at >= text.length() - 1 || text.charAt(at) != '@') {
			return Optional.empty();
		}
		String written = text.substring(0, at);
		Optional<String> domain = domain(text.substring(at + 1));
		if (domain.isEmpty() || octets(written) > MAX_LOCAL || octets(written) + 1 + domain.get().length() > MAX_ADDRESS
				|| !(written.startsWith("\"") || isDotAtom(written))) {
			return Optional.empty();
		}
		String local = written.startsWith("\"") ? unquote(written) : written;
		return Optional.of(new Mailbox(Normalizer.normalize(local, Normalizer.Form.NFC), domain.get()));
	}

	/** The address as it is sent to: quoted only where it must be. */
	String written() {
		String quoted = isDotAtom(this.local) ? this.local
				: "\"" + this.local.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
		return quoted + "@" + this.domain;
	}

	/** The domain as people read it. */
	String unicodeDomain() {
		return DOMAINS.nameToUnicode(this.domain, new StringBuilder(), new IDNA.Info()).toString();
	}

	boolean isLiteral() {
		return this.domain.startsWith("[");
	}

	boolean isAscii() {
		return this.local.chars().allMatch((c) -> c < 0x80);
	}

	/**
	 * Controls, formats (zero width, right to left), separators other than the space,
	 * surrogates, private and unassigned: nowhere in an address.
	 */
	private static boolean isForbidden(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			case Character.SPACE_SEPARATOR -> c != ' ';
			default -> c == 0xFFFD;
		};
	}

	private static boolean isAtom(int c) {
		if (c < 0x80) {
			return Character.isLetterOrDigit(c) || ATEXT.indexOf(c) >= 0;
		}
		return c > 0x9F && !Character.isSpaceChar(c);
	}

	private static boolean isDotAtom(String text) {
		return !text.isEmpty() && !text.startsWith(".") && !text.endsWith(".") && !text.contains("..")
				&& text.codePoints().allMatch((c) -> c == '.' || isAtom(c));
	}

	/** Where the quoted string at the start ends, that is the place after it; else -1. */
	private static int endOfQuoted(String text) {
		for (int i = 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\') {
				i++;
				if (i < text.length() && text.charAt(i) > '~') {
					return -1;
				}
			}
			else if (c == '"') {
				return (i == 1 || i + 1 >= text.length()) ? -1 : i + 1;
			}
		}
		return -1;
	}

	private static String unquote(String quoted) {
		StringBuilder text = new StringBuilder();
		for (int i = 1; i < quoted.length() - 1; i++) {
			if (quoted.charAt(i) == '\\' && i + 2 < quoted.length()) {
				i++;
			}
			text.append(quoted.charAt(i));
		}
		return text.toString();
	}

	private static Optional<String> domain(String written) {
		if (written.startsWith("[")) {
			return Optional.of(written).filter(Mailbox::isAddressLiteral);
		}
		String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
		if (name.isEmpty() || name.indexOf(' ') >= 0) {
			return Optional.empty();
		}
		IDNA.Info info = new IDNA.Info();
		String ascii = DOMAINS.nameToASCII(name, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
		boolean onlyHyphens = info.getErrors().stream().allMatch((error) -> error == IDNA.Error.HYPHEN_3_4);
		boolean wellFormed = !ascii.isEmpty() && !ascii.endsWith(".")
				&& ascii.chars().allMatch((c) -> c == '.' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
		return (onlyHyphens && wellFormed) ? Optional.of(ascii) : Optional.empty();
	}

	private static boolean isAddressLiteral(String text) {
		return text.matches("\\[(\\d{1,3}(\\.\\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]{2,45})]");
	}

	private static int octets(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	@Override
	public String toString() {
		return "Mailbox[]";
	}

}

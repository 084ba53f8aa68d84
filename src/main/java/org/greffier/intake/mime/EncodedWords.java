package org.greffier.intake.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words in headers (RFC 2047). Words that follow each other in one charset are
 * decoded together, since writers cut them in the middle of a character.
 */
public final class EncodedWords {

	private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*)\\?=");

	private EncodedWords() {
	}

	/** The text with its encoded words decoded; anything else stays as it is. */
	public static String decode(String text) {
		if (!text.contains("=?")) {
			return text;
		}
		StringBuilder out = new StringBuilder();
		ByteArrayOutputStream pending = new ByteArrayOutputStream();
		String charset = "";
		int at = 0;
		Matcher word = WORD.matcher(text);
		while (word.find()) {
			String between = text.substring(at, word.start());
			String next = word.group(1).toLowerCase(Locale.ROOT);
			boolean adjacent = at > 0 && between.isBlank();
			if (!adjacent || !next.equals(charset)) {
				out.append(Charsets.text(pending.toByteArray(), charset));
				pending.reset();
				out.append(adjacent ? "" : between);
			}
			charset = next;
			pending.writeBytes(bytes(word.group(2), word.group(3)));
			at = word.end();
		}
		return out.append(Charsets.text(pending.toByteArray(), charset)).append(text.substring(at)).toString();
	}

	private static byte[] bytes(String encoding, String text) {
		byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
		if (encoding.equalsIgnoreCase("b")) {
			return TransferEncoding.base64(ascii, 0, ascii.length);
		}
		byte[] spaced = text.replace('_', ' ').getBytes(StandardCharsets.UTF_8);
		return TransferEncoding.quotedPrintable(spaced, 0, spaced.length);
	}

}

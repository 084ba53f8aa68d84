package org.greffier.intake.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Undoes a transfer encoding (RFC 2045 section 6). What is not of the alphabet is passed
 * over, missing padding is forgiven, an unknown encoding is taken as none. The result is
 * never longer than the input.
 */
public final class TransferEncoding {

	private static final byte[] BASE64 = new byte[256];

	static {
		Arrays.fill(BASE64, (byte) -1);
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
		for (int i = 0; i < alphabet.length(); i++) {
			BASE64[alphabet.charAt(i)] = (byte) i;
		}
	}

	private TransferEncoding() {
	}

	static byte[] decode(String encoding, byte[] mail, int start, int end) {
		return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
			case "base64" -> base64(mail, start, end);
			case "quoted-printable" -> quotedPrintable(mail, start, end);
			case "x-uuencode", "uuencode", "x-uue" -> uuencode(mail, start, end);
			default -> Arrays.copyOfRange(mail, start, end);
		};
	}

	static byte[] base64(byte[] mail, int start, int end) {
		byte[] out = new byte[(end - start) / 4 * 3 + 3];
		int size = 0;
		int group = 0;
		int count = 0;
		for (int i = start; i < end; i++) {
			byte six = BASE64[mail[i] & 0xFF];
			if (six >= 0) {
				group = (group << 6) | six;
				count++;
				if (count == 4) {
					out[size++] = (byte) (group >> 16);
					out[size++] = (byte) (group >> 8);
					out[size++] = (byte) group;
					group = 0;
					count = 0;
				}
			}
			else if (mail[i] == '=' && count > 0) {
				// Padding in the middle: some writers join what they encoded apart.
				size = rest(out, size, group, count);
				group = 0;
				count = 0;
			}
		}
		return Arrays.copyOf(out, rest(out, size, group, count));
	}

	private static int rest(byte[] out, int size, int group, int count) {
		int end = size;
		if (count == 2) {
			out[end++] = (byte) (group >> 4);
		}
		else if (count == 3) {
			out[end++] = (byte) (group >> 10);
			out[end++] = (byte) (group >> 2);
		}
		return end;
	}

	static byte[] quotedPrintable(byte[] mail, int start, int end) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
		int i = start;
		while (i < end) {
			if (mail[i] != '=') {
				out.write(mail[i++]);
				continue;
			}
			int high = (i + 1 < end) ? Character.digit(mail[i + 1], 16) : -1;
			int low = (i + 2 < end) ? Character.digit(mail[i + 2], 16) : -1;
			int soft = softBreak(mail, i + 1, end);
			if (high >= 0 && low >= 0) {
				out.write(high * 16 + low);
				i += 3;
			}
			else if (soft > 0) {
				i = soft;
			}
			else {
				out.write(mail[i++]);
			}
		}
		return out.toByteArray();
	}

	/** The start of the next line if only blanks stand before it, else 0. */
	private static int softBreak(byte[] mail, int at, int end) {
		int i = at;
		while (i < end && (mail[i] == ' ' || mail[i] == '\t' || mail[i] == '\r')) {
			i++;
		}
		if (i == end) {
			return end;
		}
		return (mail[i] == '\n') ? i + 1 : 0;
	}

	static byte[] uuencode(byte[] mail, int start, int end) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
		boolean inside = false;
		for (int at = start; at < end; at = Lines.next(mail, at, end)) {
			int stop = Lines.stop(mail, at, Lines.next(mail, at, end));
			if (!inside) {
				inside = stop - at > 6 && Charsets.text(mail, at, at + 6).equals("begin ");
			}
			else if (stop - at == 3 && Charsets.text(mail, at, stop).equals("end")) {
				return out.toByteArray();
			}
			else if (stop > at) {
				uuLine(mail, at, stop, out);
			}
		}
		return out.toByteArray();
	}

	private static void uuLine(byte[] mail, int at, int stop, ByteArrayOutputStream out) {
		int length = (mail[at] - 32) & 0x3F;
		int written = 0;
		for (int i = at + 1; i + 3 < stop && written < length; i += 4) {
			int group = 0;
			for (int k = 0; k < 4; k++) {
				group = (group << 6) | ((mail[i + k] - 32) & 0x3F);
			}
			for (int shift = 16; shift >= 0 && written < length; shift -= 8) {
				out.write(group >> shift);
				written++;
			}
		}
	}

}

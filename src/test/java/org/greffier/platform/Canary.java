package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Looks for a secret in bytes, as it stands and as systems carry it: UTF-16, hexadecimal,
 * base64 at each of its three alignments, across quoted-printable's soft line ends, and
 * inside gzip and zlib streams (FAULTS INV5).
 */
final class Canary {

	private static final int MAX_INFLATED = 64 * 1024 * 1024;

	private final Map<String, byte[]> needles = new LinkedHashMap<>();

	Canary(String secret) {
		byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
		this.needles.put("plain", utf8);
		this.needles.put("utf-16le", secret.getBytes(StandardCharsets.UTF_16LE));
		this.needles.put("utf-16be", secret.getBytes(StandardCharsets.UTF_16BE));
		this.needles.put("hexadecimal", hexadecimal(utf8));
		for (int offset = 0; offset < 3; offset++) {
			this.needles.put("base64+" + offset, base64Core(utf8, offset));
		}
	}

	/** The encodings in which the secret was found. */
	List<String> in(byte[] bytes) {
		List<String> found = new ArrayList<>(direct(bytes, ""));
		byte[] unfolded = withoutLineEnds(bytes);
		direct(unfolded, "").stream().filter((f) -> !found.contains(f)).forEach(found::add);
		for (int i = 0; i + 2 < bytes.length; i++) {
			if ((bytes[i] & 0xff) == 0x1f && (bytes[i + 1] & 0xff) == 0x8b) {
				found.addAll(direct(inflated(bytes, i, true), "gzip "));
			}
			else if (bytes[i] == 0x78 && ((bytes[i] << 8) + (bytes[i + 1] & 0xff)) % 31 == 0) {
				found.addAll(direct(inflated(bytes, i, false), "zlib "));
			}
		}
		return found;
	}

	private List<String> direct(byte[] bytes, String where) {
		List<String> found = new ArrayList<>();
		this.needles.forEach((name, needle) -> {
			if (contains(bytes, needle)) {
				found.add(where + name);
			}
		});
		return found;
	}

	private static byte[] hexadecimal(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		for (byte b : bytes) {
			text.append(String.format("%02x", b));
		}
		return text.toString().getBytes(StandardCharsets.US_ASCII);
	}

	/** What base64 of any text with the secret at this offset must contain. */
	private static byte[] base64Core(byte[] secret, int offset) {
		byte[] shifted = new byte[offset + secret.length];
		System.arraycopy(secret, 0, shifted, offset, secret.length);
		String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
		int start = (offset == 0) ? 0 : offset + 1;
		int end = (shifted.length * 8 / 6);
		return text.substring(start, end).getBytes(StandardCharsets.US_ASCII);
	}

	/** Joins lines as base64 and quoted-printable are joined. */
	private static byte[] withoutLineEnds(byte[] bytes) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '=' && i + 1 < bytes.length && (bytes[i + 1] == '\r' || bytes[i + 1] == '\n')) {
				continue;
			}
			if (bytes[i] != '\r' && bytes[i] != '\n') {
				out.write(bytes[i]);
			}
		}
		return out.toByteArray();
	}

	private static byte[] inflated(byte[] bytes, int from, boolean gzip) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (InputStream raw = new ByteArrayInputStream(bytes, from, bytes.length - from);
				InputStream in = gzip ? new GZIPInputStream(raw) : new InflaterInputStream(raw)) {
			byte[] buffer = new byte[8192];
			int n = in.read(buffer);
			while (n > 0 && out.size() < MAX_INFLATED) {
				out.write(buffer, 0, n);
				n = in.read(buffer);
			}
		}
		catch (IOException ex) {
			// chance bytes that are no stream, or a stream cut off: what came out is
			// searched
		}
		return out.toByteArray();
	}

	private static boolean contains(byte[] bytes, byte[] needle) {
		outer: for (int i = 0; i <= bytes.length - needle.length; i++) {
			for (int j = 0; j < needle.length; j++) {
				if (bytes[i + j] != needle[j]) {
					continue outer;
				}
			}
			return true;
		}
		return false;
	}

}

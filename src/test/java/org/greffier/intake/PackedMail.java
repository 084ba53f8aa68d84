package org.greffier.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What Outlook and S/MIME pack, written byte by byte as their programs do and not by what
 * the product itself writes.
 */
final class PackedMail {

	private PackedMail() {
	}

	/** A {@code winmail.dat} with words and files: a name, then its content. */
	static byte[] winmail(String words, String... files) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 0x78, (byte) 0x9F, 0x3E, 0x22, 0x10, 0x00 });
		attribute(out, 1, 0x0002800C, bytes(words + "\0"));
		for (int i = 0; i < files.length; i += 2) {
			attribute(out, 2, 0x00069002, new byte[14]);
			attribute(out, 2, 0x00018010, bytes("COURT~1.PDF\0"));
			attribute(out, 2, 0x0006800F, bytes(files[i + 1]));
			attribute(out, 2, 0x00069005, properties(files[i]));
		}
		return out.toByteArray();
	}

	/** A mail forwarded as Outlook does: a container in it, and words that stand in. */
	static byte[] forwarded(byte[] inner) {
		ByteArrayOutputStream properties = new ByteArrayOutputStream();
		number(properties, 1, 4);
		number(properties, 0x000D, 2);
		number(properties, 0x3701, 2);
		number(properties, 1, 4);
		number(properties, 16 + inner.length, 4);
		properties.writeBytes(hex("0703020000000000C000000000000046"));
		properties.writeBytes(inner);
		properties.writeBytes(new byte[(4 - inner.length % 4) % 4]);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 0x78, (byte) 0x9F, 0x3E, 0x22, 0x10, 0x00 });
		attribute(out, 2, 0x00069002, new byte[14]);
		attribute(out, 2, 0x00018010, bytes("Untitled Attachment\0"));
		attribute(out, 2, 0x0006800F, bytes("This attachment is a MAPI 1.0 embedded message.\0"));
		attribute(out, 2, 0x00069005, properties.toByteArray());
		return out.toByteArray();
	}

	/** In pieces and with open lengths, as Outlook and OpenSSL write. */
	static byte[] signed(String content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(hex("3080" + "06092A864886F70D010702" + "A080" + "3080" + "020101"
				+ "310F300D06096086480165030402010500" + "3080" + "06092A864886F70D010701" + "A080" + "2480"));
		for (int at = 0; at < content.length(); at += 100) {
			byte[] piece = bytes(content.substring(at, Math.min(content.length(), at + 100)));
			out.write(0x04);
			out.write(piece.length);
			out.writeBytes(piece);
		}
		out.writeBytes(hex("0000" + "0000" + "0000" + "3100" + "0000" + "0000" + "0000"));
		return out.toByteArray();
	}

	/** What a message that only another can read begins with. */
	static byte[] enveloped() {
		return hex("3080" + "06092A864886F70D010703" + "A080" + "3080" + "020100" + "3100");
	}

	private static byte[] properties(String name) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		number(out, 3, 4);
		number(out, 0x0003, 2);
		number(out, 0x3705, 2);
		number(out, 1, 4);
		number(out, 0x001E, 2);
		number(out, 0x8001, 2);
		out.writeBytes(new byte[16]);
		number(out, 1, 4);
		number(out, 6, 4);
		out.writeBytes(new byte[8]);
		number(out, 1, 4);
		number(out, 3, 4);
		out.writeBytes(bytes("ab\0\0"));
		byte[] wide = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
		number(out, 0x001F, 2);
		number(out, 0x3707, 2);
		number(out, 1, 4);
		number(out, wide.length, 4);
		out.writeBytes(wide);
		out.writeBytes(new byte[(4 - wide.length % 4) % 4]);
		return out.toByteArray();
	}

	private static void attribute(ByteArrayOutputStream out, int level, int id, byte[] value) {
		out.write(level);
		number(out, id, 4);
		number(out, value.length, 4);
		out.writeBytes(value);
		number(out, 0, 2);
	}

	private static void number(ByteArrayOutputStream out, int number, int bytes) {
		for (int i = 0; i < bytes; i++) {
			out.write(number >> (8 * i));
		}
	}

	private static byte[] hex(String hex) {
		return java.util.HexFormat.of().parseHex(hex);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

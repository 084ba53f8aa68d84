package org.greffier.intake.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs again what a part packed, after its content was changed: for what may not be
 * stored as it came.
 */
public final class Packing {

	private static final int SHORT_FORM = 0x80;

	private Packing() {
	}

	/** Whether a part is a {@code winmail.dat} that was opened. */
	public static boolean isWinmail(MimePart part) {
		return !part.children().isEmpty() && !part.isMultipart() && Tnef.is(part.head());
	}

	/**
	 * The part's body, without its transfer encoding, with other contents.
	 * @param contents one of each child, in their order; of a {@code winmail.dat} the
	 * first, what was written in it, is left out with every other trace of it
	 */
	public static byte[] again(MimePart part, List<byte[]> contents) {
		if (isWinmail(part)) {
			List<PackedFile> files = new ArrayList<>();
			for (int i = 1; i < contents.size(); i++) {
				MimePart child = part.children().get(i);
				byte[] content = contents.get(i);
				files.add(new PackedFile(child.type(), child.fileName().orElse(""), child.contentId().orElse(""),
						content, 0, content.length));
			}
			return winmail(files);
		}
		return SignedData.content(part.body()).isPresent() ? signed(contents.get(0)) : contents.get(0);
	}

	/** A container as Outlook writes it, with files alone. */
	static byte[] winmail(List<PackedFile> files) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		number(out, Tnef.SIGNATURE, 4);
		number(out, 1, 2);
		for (PackedFile file : files) {
			attribute(out, Tnef.RENDERING, new byte[14]);
			ByteArrayOutputStream names = new ByteArrayOutputStream();
			number(names, 2, 4);
			text(names, Tnef.LONG_NAME, file.name());
			text(names, Tnef.CONTENT_ID, file.contentId());
			attribute(out, Tnef.PROPERTIES, names.toByteArray());
			attribute(out, Tnef.DATA, java.util.Arrays.copyOfRange(file.source(), file.start(), file.end()));
		}
		return out.toByteArray();
	}

	private static void attribute(ByteArrayOutputStream out, int id, byte[] value) {
		out.write(Tnef.LEVEL_ATTACHMENT);
		number(out, id, 4);
		number(out, value.length, 4);
		out.writeBytes(value);
		int sum = 0;
		for (byte b : value) {
			sum += b & 0xFF;
		}
		number(out, sum, 2);
	}

	private static void text(ByteArrayOutputStream out, int id, String text) {
		byte[] wide = (text + "\0").getBytes(StandardCharsets.UTF_16LE);
		number(out, MapiProperties.WIDE_TEXT, 2);
		number(out, id, 2);
		number(out, 1, 4);
		number(out, wide.length, 4);
		out.writeBytes(wide);
		out.writeBytes(new byte[-wide.length & 3]);
	}

	private static void number(ByteArrayOutputStream out, int number, int bytes) {
		for (int i = 0; i < bytes; i++) {
			out.write(number >> (8 * i));
		}
	}

	/** An opaque signature that nobody signed. */
	static byte[] signed(byte[] content) {
		byte[] data = { 0x06, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1 };
		byte[] type = data.clone();
		type[type.length - 1] = 2;
		byte[] none = element(0x31, new byte[0]);
		byte[] octets = element(0xA0, element(0x04, content));
		return element(0x30, type,
				element(0xA0, element(0x30, new byte[] { 2, 1, 1 }, none, element(0x30, data, octets), none)));
	}

	private static byte[] element(int tag, byte[]... contents) {
		ByteArrayOutputStream inner = new ByteArrayOutputStream();
		for (byte[] content : contents) {
			inner.writeBytes(content);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(tag);
		int length = inner.size();
		if (length < SHORT_FORM) {
			out.write(length);
		}
		else {
			out.write(SHORT_FORM + 4);
			for (int shift = 24; shift >= 0; shift -= 8) {
				out.write(length >> shift);
			}
		}
		out.writeBytes(inner.toByteArray());
		return out.toByteArray();
	}

}

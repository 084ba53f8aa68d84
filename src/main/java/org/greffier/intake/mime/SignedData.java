package org.greffier.intake.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes the content out of an opaque S/MIME signature (RFC 5652 section 5; MAIL row 25).
 * Who signed is not looked at: what decides is on the form. Reads BER, in which lengths
 * may be left open and texts come in pieces, to a depth.
 */
final class SignedData {

	private static final byte[] SIGNED = { 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2 };

	private static final int OBJECT_ID = 0x06;

	private static final int OCTETS = 0x04;

	private static final int OCTETS_IN_PIECES = 0x24;

	private static final int SEQUENCE = 0x30;

	private static final int CONTENT = 0xA0;

	private static final int CONSTRUCTED = 0x20;

	private static final int DEPTH = 30;

	private final byte[] source;

	private SignedData(byte[] source) {
		this.source = source;
	}

	/** What was signed; empty when the bytes are no signature with its content. */
	static Optional<byte[]> content(byte[] message) {
		try {
			return new SignedData(message).read();
		}
		catch (IndexOutOfBoundsException ex) {
			// cut off or garbled: then it is a file like any other
			return Optional.empty();
		}
	}

	private Optional<byte[]> read() {
		Element info = element(0, this.source.length, 0);
		Element type = first(info);
		if (info.tag() != SEQUENCE || type.tag() != OBJECT_ID
				|| !Arrays.equals(this.source, type.start(), type.end(), SIGNED, 0, SIGNED.length)) {
			return Optional.empty();
		}
		Element signed = first(after(type, info));
		Element digests = after(first(signed), signed);
		Element encapsulated = after(digests, signed);
		Element wrapped = after(first(encapsulated), encapsulated);
		if (wrapped.tag() != CONTENT) {
			return Optional.empty();
		}
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		collect(first(wrapped), content, 0);
		return Optional.of(content.toByteArray());
	}

	private void collect(Element element, ByteArrayOutputStream content, int depth) {
		if (element.tag() == OCTETS) {
			content.write(this.source, element.start(), element.end() - element.start());
		}
		else if (element.tag() == OCTETS_IN_PIECES && depth < DEPTH) {
			for (int at = element.start(); at < element.end();) {
				Element piece = element(at, element.end(), 0);
				collect(piece, content, depth + 1);
				at = piece.next();
			}
		}
	}

	private Element first(Element outer) {
		return element(outer.start(), outer.end(), 0);
	}

	private Element after(Element element, Element outer) {
		return element(element.next(), outer.end(), 0);
	}

	/** The element at a place; of one whose length is open, the end is looked for. */
	private Element element(int at, int limit, int depth) {
		if (at + 2 > limit || depth > DEPTH) {
			throw new IndexOutOfBoundsException("no element here");
		}
		int tag = this.source[at] & 0xFF;
		int length = this.source[at + 1] & 0xFF;
		int start = at + 2;
		if (length == 0x80 && (tag & CONSTRUCTED) != 0) {
			int inner = start;
			while (inner + 2 <= limit && (this.source[inner] != 0 || this.source[inner + 1] != 0)) {
				inner = element(inner, limit, depth + 1).next();
			}
			return new Element(tag, start, inner, inner + 2);
		}
		if (length >= 0x80) {
			int octets = length & 0x7F;
			long wide = 0;
			for (int i = 0; i < octets && i < 5; i++) {
				wide = (wide << 8) | (this.source[start + i] & 0xFF);
			}
			start += octets;
			if (octets == 0 || octets > 4 || wide > limit - start) {
				throw new IndexOutOfBoundsException("longer than what is there");
			}
			length = (int) wide;
		}
		if (start + length > limit) {
			throw new IndexOutOfBoundsException("longer than what is there");
		}
		return new Element(tag, start, start + length, start + length);
	}

	/** One element: its content from start to end, and where the next begins. */
	private record Element(int tag, int start, int end, int next) {
	}

}

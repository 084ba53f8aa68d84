package org.greffier.intake.mime;

import java.nio.charset.StandardCharsets;

/** Reads little-endian numbers and texts of a range of bytes, and never beyond it. */
final class Bytes {

	private final byte[] source;

	private final int end;

	private int at;

	Bytes(byte[] source, int start, int end) {
		this.source = source;
		this.at = Math.max(0, start);
		this.end = Math.min(end, source.length);
	}

	int at() {
		return this.at;
	}

	int left() {
		return Math.max(0, this.end - this.at);
	}

	/** An unsigned byte; 0 beyond the end. */
	int one() {
		int value = (left() > 0) ? this.source[this.at] & 0xFF : 0;
		this.at++;
		return value;
	}

	int two() {
		return one() | (one() << 8);
	}

	/** Four bytes as they are; a length that is negative is none. */
	int four() {
		return two() | (two() << 16);
	}

	/** Goes on; a negative or too large step goes to the end. */
	void skip(int bytes) {
		this.at = (bytes < 0 || bytes > left()) ? this.end : this.at + bytes;
	}

	/** The next bytes as a reader of their own, cut at the end of these; goes behind. */
	Bytes take(int bytes) {
		int start = Math.min(this.at, this.end);
		skip(bytes);
		return new Bytes(this.source, start, this.at);
	}

	/** What is left, as text of Windows or UTF-8, up to a zero. */
	String text() {
		int stop = this.at;
		while (stop < this.end && this.source[stop] != 0) {
			stop++;
		}
		return Charsets.text(this.source, Math.min(this.at, stop), stop);
	}

	/** What is left, as UTF-16, up to a zero. */
	String wideText() {
		String text = new String(this.source, Math.min(this.at, this.end), left() & ~1, StandardCharsets.UTF_16LE);
		int zero = text.indexOf(0);
		return (zero < 0) ? text : text.substring(0, zero);
	}

}

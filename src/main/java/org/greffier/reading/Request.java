package org.greffier.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a worker is asked: read this file, of at most so many pages.
 *
 * @param pages the body's limit
 * @param sha256 of the file, which the caller has faster
 * @param file the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Request(int pages, String sha256, byte[] file) {

	private static final int DIGEST_CHARACTERS = 64;

	private static final int HEADER_BYTES = Integer.BYTES + DIGEST_CHARACTERS;

	/** A request for this file. */
	static Request of(int pages, byte[] file) {
		return new Request(pages, ReaderPool.sha256(file), file);
	}

	byte[] frame() {
		return ByteBuffer.allocate(HEADER_BYTES + this.file.length)
			.putInt(this.pages)
			.put(this.sha256.getBytes(StandardCharsets.US_ASCII))
			.put(this.file)
			.array();
	}

	static Request parse(byte[] frame) {
		return new Request(ByteBuffer.wrap(frame).getInt(),
				new String(frame, Integer.BYTES, DIGEST_CHARACTERS, StandardCharsets.US_ASCII),
				Arrays.copyOfRange(frame, HEADER_BYTES, frame.length));
	}

}

package org.greffier.reading;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a worker is asked: read this file, of at most so many pages.
 *
 * @param pages the body's limit
 * @param file the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Request(int pages, byte[] file) {

	private static final int HEADER_BYTES = Integer.BYTES;

	byte[] frame() {
		return ByteBuffer.allocate(HEADER_BYTES + this.file.length).putInt(this.pages).put(this.file).array();
	}

	static Request of(byte[] frame) {
		return new Request(ByteBuffer.wrap(frame).getInt(), Arrays.copyOfRange(frame, HEADER_BYTES, frame.length));
	}

}

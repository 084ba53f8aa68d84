package org.greffier.reading;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The size of a JPEG as its own header says it, which need not be what the PDF says
 * (READING 1).
 */
final class JpegSize {

	private static final int MARKER = 0xff;

	private static final int START = 0xd8;

	/** Markers looked at before giving up. */
	private static final int MOST_MARKERS = 200;

	private JpegSize() {
	}

	/**
	 * Looks at the first frame header.
	 * @throws LimitException if it has more pixels than allowed
	 */
	static void check(InputStream stream, long pixels) throws IOException {
		DataInputStream in = new DataInputStream(stream);
		if (in.read() != MARKER || in.read() != START) {
			return;
		}
		for (int i = 0; i < MOST_MARKERS; i++) {
			if (in.read() != MARKER) {
				return;
			}
			int marker = in.read();
			int length = in.readUnsignedShort();
			if (frame(marker)) {
				in.readByte();
				long height = in.readUnsignedShort();
				if (height * in.readUnsignedShort() > pixels) {
					throw new LimitException("image-pixels");
				}
				return;
			}
			in.skipNBytes(Math.max(0, length - 2));
		}
	}

	/** SOF0 to SOF15, without the tables (DHT, JPG, DAC) that lie between them. */
	private static boolean frame(int marker) {
		return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
	}

}

package org.greffier.reading;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What can be seen of a PDF before a parser touches it: whether its end is there, and
 * whether some stream would burst. Object and cross-reference streams are decoded by the
 * parser itself as it opens a file, so a bomb in them must be found here (FAULTS P-01).
 */
final class Preflight {

	/**
	 * Readers look for the end within the last 1024 bytes (ISO 32000-1, H.3.4.4); mail
	 * gateways append a little.
	 */
	private static final int END_WITHIN = 2048;

	private static final byte[] STREAM = { 's', 't', 'r', 'e', 'a', 'm' };

	/**
	 * The header of a deflated stream, in bytes. PDFBox skips it unread, so it must not
	 * decide here whether a stream is deflated: what is not soon fails to inflate.
	 */
	private static final int ZLIB_HEADER = 2;

	private Preflight() {
	}

	/** Whether the file goes to its end; one that was cut off does not (FAULTS P-24). */
	static boolean complete(byte[] file) {
		int end = file.length;
		while (end > 0 && (file[end - 1] == 0 || Character.isWhitespace(file[end - 1]))) {
			end--;
		}
		for (int i = end - 5; i >= Math.max(0, end - END_WITHIN); i--) {
			if (file[i] == '%' && file[i + 1] == '%' && file[i + 2] == 'E' && file[i + 3] == 'O'
					&& file[i + 4] == 'F') {
				return true;
			}
		}
		return false;
	}

	/**
	 * Inflates every deflated stream into nothing.
	 * @throws LimitException if one, or all of them, are larger than allowed
	 */
	static void inflate(byte[] file, ReadingLimits limits) {
		byte[] sink = new byte[64 * 1024];
		long total = 0;
		for (int at = next(file, 0); at >= 0; at = next(file, at)) {
			total += size(file, data(file, at) + ZLIB_HEADER, sink, limits.streamBytes());
			if (total > limits.totalBytes()) {
				throw new LimitException("total-bytes");
			}
		}
	}

	private static long size(byte[] file, int start, byte[] sink, long most) {
		if (start >= file.length) {
			return 0;
		}
		Inflater inflater = new Inflater(true);
		long size = 0;
		try {
			inflater.setInput(file, start, file.length - start);
			while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
				size += inflater.inflate(sink);
				if (size > most) {
					throw new LimitException("stream-bytes");
				}
			}
		}
		catch (DataFormatException ex) {
			// not a stream after all, or a damaged one: what came out so far counts
		}
		finally {
			inflater.end();
		}
		return size;
	}

	/**
	 * Where a stream's data begin: behind spaces and the end of its line, as PDFBox sees
	 * it.
	 */
	private static int data(byte[] file, int behind) {
		int at = behind;
		while (at < file.length && file[at] == ' ') {
			at++;
		}
		if (at < file.length && file[at] == '\r') {
			at++;
		}
		if (at < file.length && file[at] == '\n') {
			at++;
		}
		return at;
	}

	/** The place behind the next {@code stream} that opens one; -1 when there is none. */
	private static int next(byte[] file, int from) {
		for (int i = from; i + STREAM.length <= file.length; i++) {
			if (file[i] == 's' && matches(file, i) && (i == 0 || file[i - 1] != 'd')) {
				return i + STREAM.length;
			}
		}
		return -1;
	}

	private static boolean matches(byte[] file, int at) {
		for (int i = 0; i < STREAM.length; i++) {
			if (file[at + i] != STREAM[i]) {
				return false;
			}
		}
		return true;
	}

}

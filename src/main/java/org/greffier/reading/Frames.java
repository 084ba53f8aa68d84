package org.greffier.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * Frames between the pool and a worker: four bytes of length, most significant first,
 * then so many bytes.
 */
final class Frames {

	private Frames() {
	}

	static void write(DataOutputStream out, byte[] frame) throws IOException {
		out.writeInt(frame.length);
		out.write(frame);
		out.flush();
	}

	/**
	 * The next frame; empty when the other side has closed between two frames.
	 * @param most bytes of a frame; a longer one is an error, for it must not decide how
	 * much memory we take
	 */
	static Optional<byte[]> read(DataInputStream in, int most) throws IOException {
		int length;
		try {
			length = in.readInt();
		}
		catch (EOFException ex) {
			return Optional.empty();
		}
		if (length < 0 || length > most) {
			throw new IOException("a frame of " + length + " bytes where at most " + most + " are allowed");
		}
		byte[] frame = new byte[length];
		in.readFully(frame);
		return Optional.of(frame);
	}

}

package org.greffier.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A buffer that leaves nothing behind, also when it grows. Closing it wipes it. */
final class Wiped extends ByteArrayOutputStream {

	Wiped() {
		super(1 << 16);
	}

	@Override
	public synchronized void write(int b) {
		grow(1);
		super.write(b);
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		grow(length);
		super.write(bytes, offset, length);
	}

	private void grow(int more) {
		if (this.count + more > this.buf.length) {
			byte[] old = this.buf;
			this.buf = Arrays.copyOf(old, 2 * (this.count + more));
			Arrays.fill(old, (byte) 0);
		}
	}

	@Override
	public void close() throws IOException {
		Arrays.fill(this.buf, (byte) 0);
		super.close();
	}

}

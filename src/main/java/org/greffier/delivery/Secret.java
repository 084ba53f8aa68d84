package org.greffier.delivery;

import java.util.Arrays;

/**
 * A temporary password in clear, for as long as one send attempt lasts. Closing it wipes
 * it. Never a {@code String}; {@code toString} does not show it.
 */
public final class Secret implements AutoCloseable {

	private final int attempt;

	private final char[] clear;

	/**
	 * Takes the array over: it is wiped when this is closed.
	 * @param attempt which of the account's temporary passwords this is, from 1
	 * @param clear ASCII without spaces
	 */
	public Secret(int attempt, char[] clear) {
		this.attempt = attempt;
		this.clear = clear;
	}

	public int attempt() {
		return this.attempt;
	}

	/** A copy as ASCII bytes, which the caller wipes. */
	byte[] bytes() {
		byte[] bytes = new byte[this.clear.length];
		for (int i = 0; i < bytes.length; i++) {
			if (this.clear[i] <= ' ' || this.clear[i] > '~') {
				throw new IllegalStateException("a temporary password is ASCII without spaces");
			}
			bytes[i] = (byte) this.clear[i];
		}
		return bytes;
	}

	@Override
	public void close() {
		Arrays.fill(this.clear, '\0');
	}

	@Override
	public String toString() {
		return "Secret[attempt " + this.attempt + "]";
	}

}

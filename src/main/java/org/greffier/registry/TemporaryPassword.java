package org.greffier.registry;

import java.util.Arrays;

/**
 * A temporary password in clear, for one send attempt: close it as soon as the message
 * was handed over. It exists nowhere else; what is kept is its hash.
 */
public final class TemporaryPassword implements AutoCloseable {

	private final int attempt;

	private final char[] clear;

	TemporaryPassword(int attempt, char[] clear) {
		this.attempt = attempt;
		this.clear = clear;
	}

	/** Which attempt this is, from 1; only the newest works. */
	public int attempt() {
		return this.attempt;
	}

	/**
	 * The characters themselves, not a copy, so that {@link #close()} wipes every one
	 * there is.
	 * @throws IllegalStateException after it was closed
	 */
	public char[] clear() {
		if (this.clear.length > 0 && this.clear[0] == 0) {
			throw new IllegalStateException("this temporary password was wiped");
		}
		return this.clear;
	}

	@Override
	public void close() {
		Arrays.fill(this.clear, (char) 0);
	}

	@Override
	public String toString() {
		return "TemporaryPassword[attempt " + this.attempt + "]";
	}

}

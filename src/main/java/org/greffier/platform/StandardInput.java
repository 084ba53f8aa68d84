package org.greffier.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What an operator types where it stands in no list of processes and no history. */
final class StandardInput {

	private StandardInput() {
	}

	/**
	 * One line.
	 * @param what it is, for the refusal when there is none
	 */
	static String line(String what) {
		try {
			BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			String line = in.readLine();
			if (line == null || line.isBlank()) {
				throw Refusal.wrongUse(what + " is read from standard input, and there is none");
			}
			return line;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

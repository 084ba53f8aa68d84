package org.greffier.intake.mime;

/** Where lines start and stop in a mail's bytes. A line ends with LF or CRLF. */
final class Lines {

	private Lines() {
	}

	/** The start of the line after the one at {@code at}. */
	static int next(byte[] mail, int at, int end) {
		int i = at;
		while (i < end && mail[i] != '\n') {
			i++;
		}
		return Math.min(i + 1, end);
	}

	/** The end of a line that ends before {@code next}, without its line break. */
	static int stop(byte[] mail, int at, int next) {
		int stop = next;
		if (stop > at && mail[stop - 1] == '\n') {
			stop--;
			if (stop > at && mail[stop - 1] == '\r') {
				stop--;
			}
		}
		return stop;
	}

	/** The same mail; if its lines end with CR alone, with LF in their place. */
	static byte[] withLineFeeds(byte[] mail) {
		boolean carriageReturn = false;
		for (byte b : mail) {
			if (b == '\n') {
				return mail;
			}
			carriageReturn |= b == '\r';
		}
		if (!carriageReturn) {
			return mail;
		}
		byte[] lines = mail.clone();
		for (int i = 0; i < lines.length; i++) {
			if (lines[i] == '\r') {
				lines[i] = '\n';
			}
		}
		return lines;
	}

}

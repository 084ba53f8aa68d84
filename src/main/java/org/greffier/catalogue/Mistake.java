package org.greffier.catalogue;

import java.nio.file.Path;

/**
 * One mistake in {@code jobs/}, said so that whoever wrote the file can mend it.
 *
 * @param file as it was given, such as {@code jobs/ramq/job.yaml}
 * @param line from 1; 0 when it is about the file as a whole
 * @param key the key's way from the top, such as {@code mailbox.imap} or
 * {@code page[1].rows[0]}; empty when it is about the file as a whole
 * @param problem what is wrong, starting with a verb: {@code is missing}
 * @param allowed what may stand there
 */
public record Mistake(Path file, int line, String key, String problem, String allowed) {

	/** One line: file, line, key, what is wrong, what is allowed. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.file.toString().replace('\\', '/'));
		if (this.line > 0) {
			text.append(':').append(this.line);
		}
		text.append(": ");
		if (!this.key.isEmpty()) {
			text.append(this.key).append(' ');
		}
		return text.append(this.problem).append("; allowed: ").append(this.allowed).toString();
	}

}

package org.greffier.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.greffier.form.Finding;

/**
 * What became of one file, as an answer tells it. Holds personal data (the file's name)
 * and no value of a field (RULES X-05).
 *
 * @param position among the files of its envelope, from 1
 * @param fileName as the sender gave it; may be empty or hostile
 * @param kind the form kind's name, where one was recognised
 * @param findings all of them; the letter tells those that refuse
 * @param earlier the same file as it was received before; empty when this is the first
 */
public record FileOutcome(int position, String fileName, What what, Optional<String> kind, List<Finding> findings,
		Optional<Earlier> earlier) {

	public FileOutcome {
		findings = List.copyOf(findings);
	}

	@Override
	public String toString() {
		return "FileOutcome[" + this.position + ", " + this.what + ", " + this.findings.size() + " findings]";
	}

	/**
	 * A file that was received before.
	 *
	 * @param number of the request, such as {@code REQ-2026-000123}
	 */
	public record Earlier(String number, Instant receivedAt) {
	}

	/** The outcomes that an applicant is told. */
	public enum What {

		ACCEPTED, REFUSED,
		/** In review or parked: a person looks at it; nothing else is said outside. */
		WITH_CLERK,
		/** Waits for another address (RULES RAMQ-16). */
		HELD,
		/** Nobody gave another address in time. */
		EXPIRED,
		/** The same bytes as a file that was received before. */
		DUPLICATE;

		/** The key that templates test, such as {@code with-clerk}. */
		public String key() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}

	}

}

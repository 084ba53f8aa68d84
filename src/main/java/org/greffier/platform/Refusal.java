package org.greffier.platform;

/**
 * A command that cannot be done, for a reason that one line tells: a wrong setting, a
 * wrong argument, a host that is not there. The message holds no secret and no personal
 * data.
 */
final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int exitCode;

	private Refusal(String line, int exitCode) {
		super(line);
		this.exitCode = exitCode;
	}

	/** Wrong use or wrong settings: exit code 2. */
	static Refusal wrongUse(String line) {
		return new Refusal(line, 2);
	}

	/** What was asked could not be done: exit code 1. */
	static Refusal failed(String line) {
		return new Refusal(line, 1);
	}

	int exitCode() {
		return this.exitCode;
	}

}

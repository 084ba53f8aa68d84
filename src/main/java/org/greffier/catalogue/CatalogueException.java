package org.greffier.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code jobs/} cannot be used as it stands. Its message has one line a mistake and
 * quotes no secret.
 */
public final class CatalogueException extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final transient List<Mistake> mistakes;

	CatalogueException(List<Mistake> mistakes) {
		super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
		this.mistakes = List.copyOf(mistakes);
	}

	/** All of them, by file and line. */
	public List<Mistake> mistakes() {
		return this.mistakes;
	}

}

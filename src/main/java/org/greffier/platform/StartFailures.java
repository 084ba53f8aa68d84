package org.greffier.platform;

import java.net.BindException;

import org.greffier.catalogue.CatalogueException;
import org.springframework.boot.web.server.PortInUseException;

/** Turns what stops a start into the line that says what to mend. */
final class StartFailures {

	private StartFailures() {
	}

	/**
	 * A refusal where the cause is a setting, the failure itself where it is not.
	 */
	static RuntimeException line(RuntimeException thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof Refusal refusal) {
				return refusal;
			}
			if (cause instanceof CatalogueException mistakes) {
				return Refusal.wrongUse(String.valueOf(mistakes.getMessage()));
			}
			if (cause instanceof PortInUseException || cause instanceof BindException) {
				return Refusal.failed("server.port is taken by another process");
			}
		}
		return thrown;
	}

}

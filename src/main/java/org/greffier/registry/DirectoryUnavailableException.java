package org.greffier.registry;

/** The directory does not answer now; the same work may be tried again later. */
public final class DirectoryUnavailableException extends RuntimeException {

	DirectoryUnavailableException(String reason) {
		super("the directory is not available, to be tried again: " + reason);
	}

}

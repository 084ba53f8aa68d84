package org.greffier.reading;

/**
 * No worker can be started: the machine or the installation is at fault, not the file, so
 * no try of it is lost. Temporary: the same file may be read later.
 */
public final class ReaderUnavailableException extends RuntimeException {

	ReaderUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

	ReaderUnavailableException(String message) {
		super(message);
	}

}

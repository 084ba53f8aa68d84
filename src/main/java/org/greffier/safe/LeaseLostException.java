package org.greffier.safe;

/**
 * Another process took the lease over: what this one still wanted to write is refused and
 * must not be tried again under the same lease.
 */
public final class LeaseLostException extends RuntimeException {

	LeaseLostException(Lease lease) {
		super("the lease " + lease.name() + " with token " + lease.token()
				+ " was taken over; this process stops its work on it");
	}

}

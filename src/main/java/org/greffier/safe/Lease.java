package org.greffier.safe;

import java.time.Duration;

/**
 * The right to work on something for a while. Safe to log.
 *
 * @param name what is leased, such as {@code run:ramq}
 * @param holder who holds it: unique to one life of one process
 * @param token grows by one with every take-over; what an older one writes is refused
 * @param length how long it lasts from the moment it was taken or renewed
 */
public record Lease(String name, String holder, long token, Duration length) {

	public Lease {
		if (name.isBlank() || holder.isBlank() || token < 1 || length.isNegative() || length.isZero()) {
			throw new IllegalArgumentException("a lease has a name, a holder, a token from 1 and a length");
		}
	}

}

package org.greffier.safe;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long leases last.
 *
 * @param length until a lease that is not renewed may be taken over; a run that starts
 * after a crash waits this long
 * @param renewal how often its holder renews it, a third of the length at most
 */
@ConfigurationProperties("greffier.lease")
public record LeaseSettings(@DefaultValue("20s") Duration length, @DefaultValue("5s") Duration renewal) {

	public LeaseSettings {
		if (renewal.toMillis() < 1 || renewal.multipliedBy(3).compareTo(length) > 0) {
			throw new IllegalArgumentException(
					"greffier.lease: renewal is more than nothing and at most a third of length");
		}
	}

}

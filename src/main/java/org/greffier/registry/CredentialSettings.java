package org.greffier.registry;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are hashed and sign-ins throttled, for all bodies (FAULTS, figures to
 * hold; RULES X-21). The bodies' own lengths and lifetimes are in {@code job.yaml}.
 *
 * @param memoryKib of one Argon2id hash, 19456 (19 MiB) or more
 * @param passes of Argon2id, 2 or more
 * @param lanes of Argon2id, 1 or more
 * @param hashesAtOnce so many hashes are made at a time, each with its memory
 * @param hashPatience how long a sign-in waits for its turn to hash
 * @param freeFailures so many failures in a row cost no delay
 * @param firstDelay after that; it doubles with each further failure
 * @param longestDelay never more than this: nobody is locked out for good
 * @param mostFailures in a row, whereupon the temporary password is void; 100 at most
 * @param sourceMemory how long failures from one network address are remembered
 * @param longestChosen characters of a chosen password
 */
@ConfigurationProperties("greffier.credentials")
public record CredentialSettings(@DefaultValue("19456") int memoryKib, @DefaultValue("2") int passes,
		@DefaultValue("1") int lanes, @DefaultValue("2") int hashesAtOnce, @DefaultValue("5s") Duration hashPatience,
		@DefaultValue("5") int freeFailures, @DefaultValue("5s") Duration firstDelay,
		@DefaultValue("5m") Duration longestDelay, @DefaultValue("100") int mostFailures,
		@DefaultValue("1h") Duration sourceMemory, @DefaultValue("128") int longestChosen) {

	public CredentialSettings {
		require(memoryKib >= 19_456 && passes >= 2 && lanes >= 1,
				"memory-kib is 19456 or more, passes 2 or more, lanes 1 or more");
		require(hashesAtOnce >= 1 && hashPatience.toMillis() > 0, "hashes-at-once and hash-patience are more than 0");
		require(freeFailures >= 1 && freeFailures <= 5, "free-failures is from 1 to 5");
		require(firstDelay.toMillis() > 0 && firstDelay.compareTo(longestDelay) <= 0,
				"first-delay is more than 0 and at most longest-delay");
		require(mostFailures > freeFailures && mostFailures <= 100,
				"most-failures is more than free-failures and at most 100");
		require(sourceMemory.compareTo(longestDelay) >= 0, "source-memory is longest-delay or more");
		require(longestChosen >= 64, "longest-chosen is 64 or more");
	}

	/** The settings that hold when nothing is configured. */
	public static CredentialSettings defaults() {
		return new CredentialSettings(19_456, 2, 1, 2, Duration.ofSeconds(5), 5, Duration.ofSeconds(5),
				Duration.ofMinutes(5), 100, Duration.ofHours(1), 128);
	}

	/** How long the next try has to wait after so many failures in a row. */
	Duration delayAfter(int failures) {
		if (failures < this.freeFailures) {
			return Duration.ZERO;
		}
		int doublings = Math.min(failures - this.freeFailures, 30);
		Duration delay = this.firstDelay.multipliedBy(1L << doublings);
		return (delay.compareTo(this.longestDelay) < 0) ? delay : this.longestDelay;
	}

	private static void require(boolean holds, String allowed) {
		if (!holds) {
			throw new IllegalArgumentException("greffier.credentials: " + allowed);
		}
	}

}

package org.greffier.jobs;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the schedule is kept.
 *
 * @param look how often a server looks whether a night is due
 * @param tries of a night that fails, the first one counted
 * @param pause between two of them
 */
@ConfigurationProperties("greffier.night")
public record NightSettings(@DefaultValue("10s") Duration look, @DefaultValue("5") int tries,
		@DefaultValue("10m") Duration pause) {

	public NightSettings {
		if (look.toMillis() < 100 || tries < 1 || pause.isNegative()) {
			throw new IllegalArgumentException(
					"greffier.night: look is 100ms or more, tries 1 or more, pause not negative");
		}
	}

}

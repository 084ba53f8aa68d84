package org.greffier.platform;

import java.time.Clock;

import org.greffier.catalogue.Catalogue;
import org.greffier.console.ConsoleConfiguration;
import org.greffier.jobs.NightSettings;
import org.greffier.jobs.NightWatch;
import org.greffier.jobs.Nights;
import org.greffier.jobs.Runs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What only a server has: the schedule and the pages. */
@Configuration(proxyBeanMethods = false)
@Import(ConsoleConfiguration.class)
class ServeWiring {

	@Bean
	NightWatch nightWatch(Catalogue catalogue, Nights nights, Runs runs, NightSettings settings, Clock clock) {
		return new NightWatch(catalogue, nights, runs, settings, clock);
	}

}

package org.greffier.platform;

import java.time.Clock;

import org.greffier.catalogue.Catalogue;
import org.greffier.console.ConsoleConfiguration;
import org.greffier.intake.Triggers;
import org.greffier.jobs.NightSettings;
import org.greffier.jobs.NightWatch;
import org.greffier.jobs.Nights;
import org.greffier.jobs.Overruns;
import org.greffier.jobs.Pauses;
import org.greffier.jobs.Runs;
import org.greffier.safe.AccessTokens;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What only a server has: the schedule, the watch on the mailboxes, and the pages. */
@Configuration(proxyBeanMethods = false)
@Import(ConsoleConfiguration.class)
class ServeWiring {

	private static final int THREADS_AN_INBOX = 3;

	@Bean
	Overruns overruns(Catalogue catalogue, Runs runs, Clock clock) {
		return new Overruns(catalogue.agencies().values(), (agency) -> runs.unfinished(agency.id()), clock);
	}

	@Bean
	NightWatch nightWatch(Catalogue catalogue, Nights nights, Runs runs, Pauses pauses, Overruns overruns,
			NightSettings settings, Clock clock) {
		return new NightWatch(catalogue, nights, runs, pauses, overruns, settings, clock);
	}

	/** For the operator's monitoring: DOWN while a run overruns. */
	@Bean
	HealthIndicator nightsHealthIndicator(Overruns overruns) {
		return () -> overruns.now().isEmpty() ? Health.up().build() : Health.down().build();
	}

	/**
	 * For each folder where mails come in a thread that waits in IDLE, one that ends it,
	 * and one that polls.
	 */
	@Bean
	ThreadPoolTaskScheduler mailboxScheduler(Catalogue catalogue) {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setThreadNamePrefix("mailbox-");
		scheduler.setPoolSize(THREADS_AN_INBOX
				* catalogue.agencies().values().stream().mapToInt((agency) -> agency.inboxes().size()).sum());
		return scheduler;
	}

	@Bean
	Triggers triggers(Catalogue catalogue, NightWatch watch, ThreadPoolTaskScheduler mailboxScheduler,
			AccessTokens tokens, BeanFactory beans) {
		return new Triggers(catalogue.agencies().values(), watch::signal, mailboxScheduler, tokens, beans);
	}

}

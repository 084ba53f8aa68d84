package org.greffier.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.AgencyId;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@Row("X-09")
class OverrunsTests {

	private static final Instant NOW = Instant.parse("2026-11-13T09:00:00Z");

	private final Catalogue catalogue = ShippedCatalogue.load();

	private final Agency ramq = this.catalogue.agency(new AgencyId("ramq"));

	private final Agency amp = this.catalogue.agency(new AgencyId("amp"));

	private final Duration longest = this.ramq.schedule().alarms().longest();

	@Test
	void namesTheRunThatDidNotEndInItsTime() {
		Run hanging = run(this.ramq, NOW.minus(this.longest).minusSeconds(1));
		Run inTime = run(this.amp, NOW.minusSeconds(60));

		assertThat(overruns(List.of(hanging, inTime)).now()).containsExactly(hanging);
		assertThat(overruns(List.of(run(this.ramq, NOW.minus(this.longest)))).now()).isEmpty();
		assertThat(overruns(List.of()).now()).isEmpty();
	}

	@Test
	void leavesOneThatWasStoppedAlone() {
		Run run = run(this.ramq, NOW.minus(this.longest.multipliedBy(2)));

		assertThat(overruns(List
			.of(new Run(run.id(), run.agency(), run.night(), run.startedAt(), run.endedAt(), 1, RunState.STOPPED)))
			.now()).isEmpty();
		assertThat(overruns(List.of(run)).now()).containsExactly(run);
	}

	@Test
	void tellsEachOnce() {
		ListAppender<ILoggingEvent> list = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(Overruns.class);
		list.start();
		logger.addAppender(list);
		try {
			Run hanging = run(this.ramq, NOW.minus(this.longest).minusSeconds(1));
			Overruns overruns = overruns(List.of(hanging));

			overruns.tell();
			overruns.tell();

			assertThat(list.list).hasSize(1);
			assertThat(list.list.get(0).getFormattedMessage()).contains("ramq", "OVERRUN", hanging.id().toString());
		}
		finally {
			logger.detachAppender(list);
		}
	}

	private Overruns overruns(List<Run> unfinished) {
		return new Overruns(List.of(this.ramq, this.amp),
				(agency) -> unfinished.stream().filter((run) -> run.agency().equals(agency.id())).findFirst(),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static Run run(Agency agency, Instant start) {
		return new Run(new RunId(UUID.randomUUID()), agency.id(), Optional.empty(), start, Optional.empty(), 1,
				RunState.STARTED);
	}

}

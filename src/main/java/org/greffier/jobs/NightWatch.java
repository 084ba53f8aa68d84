package org.greffier.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the nights of a server that is up: what a dead process left first, then the
 * night that is due. A body has a thread of its own, so that none waits for another, and
 * one more sees what overruns. Two servers may watch the same database: the lease and the
 * run's unique night let one work (FAULTS T-06). While a body is paused nothing is
 * started for it, also not what was left.
 */
public final class NightWatch implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(NightWatch.class);

	private final Catalogue catalogue;

	private final Nights nights;

	private final Runs runs;

	private final Pauses pauses;

	private final Overruns overruns;

	private final NightSettings settings;

	private final Clock clock;

	private final List<Future<?>> looks = new CopyOnWriteArrayList<>();

	private volatile @Nullable ScheduledExecutorService threads;

	public NightWatch(Catalogue catalogue, Nights nights, Runs runs, Pauses pauses, Overruns overruns,
			NightSettings settings, Clock clock) {
		this.catalogue = catalogue;
		this.nights = nights;
		this.runs = runs;
		this.pauses = pauses;
		this.overruns = overruns;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newScheduledThreadPool(this.catalogue.agencies().size() + 1);
		long millis = this.settings.look().toMillis();
		for (Agency agency : this.catalogue.agencies().values()) {
			this.looks.add(started.scheduleWithFixedDelay(() -> look(agency), 0, millis, TimeUnit.MILLISECONDS));
		}
		this.looks.add(started.scheduleWithFixedDelay(this::lookForOverruns, 0, millis, TimeUnit.MILLISECONDS));
		this.threads = started;
	}

	@Override
	public void stop() {
		ScheduledExecutorService running = this.threads;
		if (running != null) {
			// Not interrupted: Nights lets the item under way come to its end.
			running.shutdown();
		}
		this.looks.clear();
		this.threads = null;
	}

	@Override
	public boolean isRunning() {
		return this.threads != null;
	}

	/**
	 * What a signal from the mailbox starts: collecting alone, or the whole night where
	 * the body decides continuously; nothing while the body is paused.
	 */
	public void signal(Agency agency) {
		if (this.pauses.of(agency).isPresent()) {
			return;
		}
		if (agency.schedule().continuous()) {
			this.nights.run(agency, Optional.empty());
		}
		else {
			this.nights.collect(agency);
		}
	}

	private void lookForOverruns() {
		try {
			this.overruns.tell();
		}
		catch (RuntimeException ex) {
			log.error("whether a run overruns could not be seen, looking again", ex);
		}
	}

	/** Whatever goes wrong, the next look comes. */
	private void look(Agency agency) {
		try {
			if (this.pauses.of(agency).isPresent()) {
				return;
			}
			if (this.runs.unfinished(agency.id()).isPresent()) {
				this.nights.run(agency, Optional.empty());
			}
			Optional<LocalDate> due = due(agency, this.runs.lastNight(agency.id()));
			if (due.isPresent()) {
				this.nights.run(agency, due);
			}
		}
		catch (RuntimeException ex) {
			log.error("agency {}: the schedule could not be kept, looking again", agency.id(), ex);
		}
	}

	/** The night to start now: a failed one again, else one that is due. */
	private Optional<LocalDate> due(Agency agency, Optional<Run> last) {
		Instant now = this.clock.instant();
		Optional<Run> again = last.filter((run) -> run.state() == RunState.FAILED)
			.filter((run) -> run.tries() < this.settings.tries())
			.filter((run) -> run.endedAt().filter((end) -> end.plus(this.settings.pause()).isAfter(now)).isEmpty());
		if (again.isPresent()) {
			return again.flatMap(Run::night);
		}
		return Schedule.due(last.flatMap(Run::night), now, agency.schedule());
	}

}

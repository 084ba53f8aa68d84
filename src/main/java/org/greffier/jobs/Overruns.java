package org.greffier.jobs;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.greffier.catalogue.Agency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs under way that last longer than their body allows (RULES X-09). Asked by
 * another thread than theirs, since one that hangs raises no alarm of its own. One that
 * was stopped, and waits while its body is paused, hangs nowhere.
 */
public final class Overruns {

	private static final Logger log = LoggerFactory.getLogger(Overruns.class);

	private final Collection<Agency> agencies;

	private final Function<Agency, Optional<Run>> unfinished;

	private final Clock clock;

	private final Set<RunId> told = new HashSet<>();

	/**
	 * The runs of some bodies.
	 * @param unfinished the run of a body that did not end
	 */
	public Overruns(Collection<Agency> agencies, Function<Agency, Optional<Run>> unfinished, Clock clock) {
		this.agencies = agencies;
		this.unfinished = unfinished;
		this.clock = clock;
	}

	/** Those that overrun now, one a body at the most. */
	public List<Run> now() {
		return this.agencies.stream().flatMap((agency) -> overrunning(agency).stream()).toList();
	}

	private Optional<Run> overrunning(Agency agency) {
		return this.unfinished.apply(agency)
			.filter((run) -> run.state() == RunState.STARTED)
			.filter((run) -> Watch.overruns(run.startedAt(), this.clock.instant(), agency.schedule().alarms()));
	}

	/** A line in the log for each that was not told before. */
	void tell() {
		for (Run run : now()) {
			if (this.told.add(run.id())) {
				log.error("agency {}: ALARM {}: run {}, started at {}, has not ended", run.agency(),
						RunReport.Alarm.OVERRUN, run.id(), run.startedAt());
			}
		}
	}

}

package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.greffier.form.AgencyId;

/**
 * One execution of a body's job. Safe to log.
 *
 * @param night the local date of a scheduled night; empty for a run that was asked for
 * @param tries how often it was started, 1 or more
 */
public record Run(RunId id, AgencyId agency, Optional<LocalDate> night, Instant startedAt, Optional<Instant> endedAt,
		int tries, RunState state) {
}

package org.greffier.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.casefile.CaseEvent;
import org.greffier.casefile.CaseEvents;
import org.greffier.form.AgencyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runs. Call inside a transaction that is fenced with the agency's run lease, so that
 * only one process begins, resumes or ends a run of one agency.
 */
public final class Runs {

	private static final String COLUMNS = "id, agency, night, started_at, ended_at, tries, state";

	private static final String ACTOR = "job:run";

	/** Nights that are looked back on: no body waits longer for its alarm. */
	private static final int NIGHTS = 30;

	private final JdbcClient jdbc;

	private final CaseEvents events;

	private final Clock clock;

	public Runs(JdbcClient jdbc, CaseEvents events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Begins a run.
	 * @return empty when the night is on record already
	 */
	Optional<Run> begin(AgencyId agency, Optional<LocalDate> night, String holder) {
		RunId id = RunId.random();
		int rows = this.jdbc.sql("""
				insert into run (id, agency, night, started_at, holder, state)
				values (:id, :agency, :night, :now, :holder, 'STARTED')
				on conflict (agency, night) do nothing
				""")
			.param("id", id.value())
			.param("agency", agency.value())
			.param("night", night.orElse(null))
			.param("now", Timestamp.from(this.clock.instant()))
			.param("holder", holder)
			.update();
		if (rows == 0) {
			return Optional.empty();
		}
		this.events.append(CaseEvent.of(agency, ACTOR, "run", id.value(), "run.started",
				night.map((date) -> "night of " + date).orElse("on demand")));
		return Optional.of(get(id));
	}

	/** The run that a process left unfinished, killed or stopped, if there is one. */
	public Optional<Run> unfinished(AgencyId agency) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from run where agency = :agency and state in ('STARTED', 'STOPPED') order by started_at limit 1
				""").param("agency", agency.value()).query(Runs::run).optional();
	}

	/** The latest night on record, whatever came of it. */
	public Optional<Run> lastNight(AgencyId agency) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from run where agency = :agency and night is not null order by night desc limit 1
				""").param("agency", agency.value()).query(Runs::run).optional();
	}

	/** When the body's first run began. */
	Optional<Instant> firstStart(AgencyId agency) {
		return this.jdbc.sql("select started_at from run where agency = :agency order by started_at limit 1")
			.param("agency", agency.value())
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	/**
	 * How many scheduled nights in a row, the last ones before a run, did not read their
	 * mailbox to its end; at most {@value #NIGHTS}.
	 */
	int mailboxFailuresBefore(Run run) {
		List<String> counts = this.jdbc.sql("""
				select counts from run where agency = :agency and night is not null and id <> :id
				   and started_at < :before and ended_at is not null
				order by started_at desc limit :most
				""")
			.param("agency", run.agency().value())
			.param("id", run.id().value())
			.param("before", Timestamp.from(run.startedAt()))
			.param("most", NIGHTS)
			.query(String.class)
			.list();
		return (int) counts.stream().takeWhile(Runs::isIncomplete).count();
	}

	private static boolean isIncomplete(String counts) {
		return JsonMapper.shared().readTree(counts).path("collect").path(Collect.INCOMPLETE).asLong(0) > 0;
	}

	Optional<Run> ofNight(AgencyId agency, LocalDate night) {
		return this.jdbc.sql("select " + COLUMNS + " from run where agency = :agency and night = :night")
			.param("agency", agency.value())
			.param("night", night)
			.query(Runs::run)
			.optional();
	}

	/**
	 * Starts a run again that was killed, was stopped or failed. A stop costs no try: it
	 * says nothing against the night.
	 */
	Run resume(Run run, String holder) {
		int tries = run.tries() + ((run.state() == RunState.STOPPED) ? 0 : 1);
		this.jdbc
			.sql("update run set state = 'STARTED', ended_at = null, tries = :tries, holder = :holder where id = :id")
			.param("tries", tries)
			.param("holder", holder)
			.param("id", run.id().value())
			.update();
		this.events.append(CaseEvent.of(run.agency(), ACTOR, "run", run.id().value(), "run.resumed",
				"try " + tries + " after " + run.state()));
		return get(run.id());
	}

	void end(Run run, RunState state, Counts counts) {
		this.jdbc.sql("update run set state = :state, ended_at = :now, counts = :counts where id = :id")
			.param("state", state.name())
			.param("now", Timestamp.from(this.clock.instant()))
			.param("counts", JsonMapper.shared().writeValueAsString(counts.byStep()))
			.param("id", run.id().value())
			.update();
		this.events.append(CaseEvent.of(run.agency(), ACTOR, "run", run.id().value(), "run.ended", state.name()));
	}

	public Run get(RunId id) {
		return this.jdbc.sql("select " + COLUMNS + " from run where id = :id")
			.param("id", id.value())
			.query(Runs::run)
			.single();
	}

	private static Run run(ResultSet row, int n) throws SQLException {
		return new Run(new RunId(row.getObject("id", UUID.class)), new AgencyId(row.getString("agency")),
				Optional.ofNullable(row.getObject("night", LocalDate.class)),
				row.getTimestamp("started_at").toInstant(),
				Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant), row.getInt("tries"),
				RunState.valueOf(row.getString("state")));
	}

}

package org.greffier.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.greffier.casefile.CaseEvent;
import org.greffier.casefile.CaseEvents;
import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pauses of bodies. A run that somebody asks for runs all the same, and its report
 * says that the body is paused. A night under way goes on to its end.
 */
public final class Pauses {

	private final JdbcClient jdbc;

	private final CaseEvents events;

	private final FencedTransactions transactions;

	private final Clock clock;

	public Pauses(JdbcClient jdbc, CaseEvents events, FencedTransactions transactions, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** The pause that stands for a body at this moment. */
	public Optional<Pause> of(Agency agency) {
		return open(agency.id()).filter((pause) -> pause.stands(this.clock.instant(), agency.schedule().zone()));
	}

	/** Pauses a body; an earlier pause ends. */
	public Pause begin(Agency agency, Optional<LocalDate> until, String reason, String operator) {
		Pause pause = new Pause(UUID.randomUUID(), this.clock.instant(), until, reason);
		return this.transactions.in(() -> {
			open(agency.id()).ifPresent((open) -> end(agency.id(), open, operator));
			this.jdbc.sql("""
					insert into pause (id, agency, since, until, reason) values (:id, :agency, :since, :until, :reason)
					""")
				.param("id", pause.id())
				.param("agency", agency.id().value())
				.param("since", Timestamp.from(pause.since()))
				.param("until", until.orElse(null))
				.param("reason", pause.reason())
				.update();
			append(agency.id(), pause, operator, "agency.paused",
					until.map((day) -> "until " + day).orElse("until resumed"));
			return pause;
		});
	}

	/**
	 * Lets a body work again.
	 * @return false when no pause stood
	 */
	public boolean end(Agency agency, String operator) {
		return this.transactions.in(() -> {
			boolean stood = of(agency).isPresent();
			open(agency.id()).ifPresent((open) -> end(agency.id(), open, operator));
			return stood;
		});
	}

	private void end(AgencyId agency, Pause pause, String operator) {
		this.jdbc.sql("update pause set ended_at = :now where id = :id")
			.param("now", Timestamp.from(this.clock.instant()))
			.param("id", pause.id())
			.update();
		append(agency, pause, operator, "agency.resumed", "paused since " + pause.since());
	}

	private void append(AgencyId agency, Pause pause, String operator, String event, String why) {
		this.events.append(CaseEvent.of(agency, "operator:" + operator, "agency", pause.id(), event, why));
	}

	private Optional<Pause> open(AgencyId agency) {
		return this.jdbc.sql("select id, since, until, reason from pause where agency = :agency and ended_at is null")
			.param("agency", agency.value())
			.query(Pauses::pause)
			.optional();
	}

	private static Pause pause(ResultSet row, int n) throws SQLException {
		return new Pause(row.getObject("id", UUID.class), row.getTimestamp("since").toInstant(),
				Optional.ofNullable(row.getObject("until", LocalDate.class)), row.getString("reason"));
	}

}

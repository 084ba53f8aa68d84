package org.greffier.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.form.AgencyId;
import org.greffier.intake.MailboxTrouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How each mailbox was found: every look of a night or of the day leaves its outcome here
 * (MAIL row 53). A failure stays on record after the next success.
 */
public final class MailboxHealth {

	private final JdbcClient jdbc;

	private final Clock clock;

	public MailboxHealth(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Records a look. Call inside a transaction.
	 * @param mailbox as the ledger calls it
	 * @param trouble empty when all was read and filed
	 */
	void looked(AgencyId agency, String mailbox, Optional<MailboxTrouble> trouble) {
		Timestamp now = Timestamp.from(this.clock.instant());
		this.jdbc.sql("""
				insert into mailbox_health as health
				    (agency, mailbox, looked_at, succeeded_at, failed_at, trouble, failures)
				values (:agency, :mailbox, :now, :succeeded, :failed, :trouble, :failures)
				on conflict (mailbox) do update set
				    looked_at    = excluded.looked_at,
				    succeeded_at = coalesce(excluded.succeeded_at, health.succeeded_at),
				    failed_at    = coalesce(excluded.failed_at, health.failed_at),
				    trouble      = coalesce(excluded.trouble, health.trouble),
				    failures     = case when excluded.failures = 0 then 0 else health.failures + 1 end
				""")
			.param("agency", agency.value())
			.param("mailbox", mailbox)
			.param("now", now)
			.param("succeeded", trouble.isEmpty() ? now : null)
			.param("failed", trouble.isEmpty() ? null : now)
			.param("trouble", trouble.map(Enum::name).orElse(null))
			.param("failures", trouble.isEmpty() ? 0 : 1)
			.update();
	}

	/**
	 * How a body's mailboxes were last found, in its zone, those that were looked into.
	 */
	List<MailboxState> of(Agency agency) {
		return agency.mailboxes().stream().flatMap((mailbox) -> of(agency, mailbox).stream()).toList();
	}

	/** How a mailbox was last found, in the body's zone; empty before the first look. */
	public Optional<MailboxState> of(Agency agency, MailboxSettings mailbox) {
		ZoneId zone = agency.schedule().zone();
		return this.jdbc.sql("""
				select looked_at, succeeded_at, failed_at, trouble, failures from mailbox_health
				where agency = :agency and mailbox = :mailbox
				""")
			.param("agency", agency.id().value())
			.param("mailbox", mailbox.key(agency.id()))
			.query((row, n) -> state(mailbox.name(), row, zone))
			.optional();
	}

	private static MailboxState state(String name, ResultSet row, ZoneId zone) throws SQLException {
		return new MailboxState(name, at(row.getTimestamp("looked_at"), zone).orElseThrow(),
				at(row.getTimestamp("succeeded_at"), zone), at(row.getTimestamp("failed_at"), zone),
				Optional.ofNullable(row.getString("trouble")).map(MailboxTrouble::valueOf), row.getInt("failures"));
	}

	private static Optional<ZonedDateTime> at(@Nullable Timestamp time, ZoneId zone) {
		return Optional.ofNullable(time).map((found) -> found.toInstant().atZone(zone));
	}

}

package org.greffier.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accesses that are given in batches and taken back one by one or all (RULES RAMQ-31).
 * Each change is one mandate's, in the caller's transaction; asked again, it finds
 * nothing to do. What a form gave is never touched, and a form that asks for what a batch
 * gave takes it over.
 */
public final class GrantBatches {

	private static final String COLUMNS = "id, agency, choice, held, code, starts_on, letters, undone_at";

	private static final String CANDIDATES = """
			from access_grant g join mandate m on m.id = g.mandate_id
			where g.agency = :agency and g.choice = :choice and g.code = :held and g.revoked_at is null
			  and m.until is null and m.suspended_at is null
			  and not exists (select 1 from access_grant o where o.mandate_id = m.id and o.account_id = g.account_id
			      and o.choice = g.choice and o.code = :code and (o.revoked_at is null or o.batch_id = :batch))
			""";

	private final JdbcClient jdbc;

	private final Mandates mandates;

	private final Clock clock;

	public GrantBatches(JdbcClient jdbc, Mandates mandates, Clock clock) {
		this.jdbc = jdbc;
		this.mandates = mandates;
		this.clock = clock;
	}

	/** How many accounts would get something now. */
	public int accounts(GrantBatch batch) {
		return of("select count(distinct g.account_id) " + CANDIDATES, batch).query(Integer.class).single();
	}

	/**
	 * Writes a batch down.
	 * @param reason one line of at most 200 characters; nothing about a person
	 */
	public void order(GrantBatch batch, String reason) {
		this.jdbc.sql("""
				insert into grant_batch (id, agency, choice, held, code, starts_on, letters, reason, ordered_at)
				values (:id, :agency, :choice, :held, :code, :starts, :letters, :reason, :now)
				""")
			.param("id", batch.id())
			.param("agency", batch.agency().value())
			.param("choice", batch.choice())
			.param("held", batch.held())
			.param("code", batch.code())
			.param("starts", batch.startsOn())
			.param("letters", batch.letters())
			.param("reason", reason)
			.param("now", now())
			.update();
	}

	public Optional<GrantBatch> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from grant_batch where id = :id")
			.param("id", id)
			.query(GrantBatches::batch)
			.optional();
	}

	/** The batches of a body that are to be carried out, or taken back, to their end. */
	public List<GrantBatch> open(AgencyId agency, LocalDate today) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from grant_batch b where agency = :agency and (
				    (undone_at is null and done_at is null and starts_on <= :today)
				    or (undone_at is not null
				        and exists (select 1 from access_grant where batch_id = b.id and revoked_at is null)))
				order by ordered_at, id
				""").param("agency", agency.value()).param("today", today).query(GrantBatches::batch).list();
	}

	/** Mandates that get the access; at most {@code limit}. */
	public List<MandateId> toGrant(GrantBatch batch, int limit) {
		return ids(of("select m.id " + CANDIDATES + " group by m.id order by m.id limit :limit", batch), limit);
	}

	/**
	 * Gives the access under a mandate, for as long as the one that it depends on.
	 * @return the mandate; empty when it had or has it
	 */
	public Optional<Mandate> grant(GrantBatch batch, MandateId mandate, String actor) {
		boolean undone = this.jdbc.sql("select undone_at is not null from grant_batch where id = :id for share")
			.param("id", batch.id())
			.query(Boolean.class)
			.single();
		int granted = undone ? 0 : of("""
				insert into access_grant (id, agency, account_id, mandate_id, choice, code, batch_id, granted_at,
				    ends_on, remind_on)
				select gen_random_uuid(), g.agency, g.account_id, m.id, g.choice, :code, :batch, :now, g.ends_on,
				    g.remind_on
				""" + CANDIDATES
				+ " and m.id = :mandate on conflict (account_id, mandate_id, choice, code) where revoked_at is null"
				+ " do nothing", batch)
			.param("mandate", mandate.value())
			.param("now", now())
			.update();
		return (granted == 0) ? Optional.empty() : Optional.of(this.mandates.changed(batch.agency(), mandate,
				MandateStatus.ACTIVE, MandateStatus.ACTIVE, actor, "BATCH " + batch.id() + " " + batch.code()));
	}

	/**
	 * The mandates that have something of a batch; at most {@code limit}.
	 * @param account whose alone; empty for everybody's
	 */
	public List<MandateId> toUndo(GrantBatch batch, Optional<AccountId> account, int limit) {
		return ids(this.jdbc.sql("""
				select mandate_id from access_grant
				where batch_id = :batch and revoked_at is null
				  and (account_id = cast(:account as uuid) or cast(:account as uuid) is null)
				group by mandate_id order by mandate_id limit :limit
				""").param("batch", batch.id()).param("account", account.map(AccountId::value).orElse(null)), limit);
	}

	/**
	 * Takes back what a batch gave under a mandate.
	 * @return the mandate; empty when nothing of the batch was left
	 */
	public Optional<Mandate> undo(GrantBatch batch, MandateId mandate, String actor) {
		int revoked = this.jdbc.sql("""
				update access_grant set revoked_at = :now
				where batch_id = :batch and mandate_id = :mandate and revoked_at is null
				""").param("now", now()).param("batch", batch.id()).param("mandate", mandate.value()).update();
		return (revoked == 0) ? Optional.empty()
				: Optional.of(this.mandates.lessened(batch.agency(), mandate, actor, "BATCH_UNDONE " + batch.id()));
	}

	/** Everybody has it. */
	public void done(GrantBatch batch) {
		this.jdbc.sql("update grant_batch set done_at = :now where id = :id and done_at is null")
			.param("now", now())
			.param("id", batch.id())
			.update();
	}

	/** Nobody gets it any more. */
	public void undone(GrantBatch batch) {
		this.jdbc.sql("update grant_batch set undone_at = :now where id = :id and undone_at is null")
			.param("now", now())
			.param("id", batch.id())
			.update();
	}

	private JdbcClient.StatementSpec of(String sql, GrantBatch batch) {
		return this.jdbc.sql(sql)
			.param("agency", batch.agency().value())
			.param("choice", batch.choice())
			.param("held", batch.held())
			.param("code", batch.code())
			.param("batch", batch.id());
	}

	private static List<MandateId> ids(JdbcClient.StatementSpec sql, int limit) {
		return sql.param("limit", limit).query(UUID.class).list().stream().map(MandateId::new).toList();
	}

	private static GrantBatch batch(ResultSet row, int n) throws SQLException {
		return new GrantBatch(row.getObject("id", UUID.class), new AgencyId(row.getString("agency")),
				row.getString("choice"), row.getString("held"), row.getString("code"),
				row.getObject("starts_on", LocalDate.class), row.getBoolean("letters"),
				row.getTimestamp("undone_at") != null);
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

}

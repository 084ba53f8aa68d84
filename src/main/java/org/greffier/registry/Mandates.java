package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.FormId;
import org.greffier.form.MandateId;
import org.greffier.form.PersonId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What becomes of mandates with time and without a form: suspended and resumed (RULES
 * ); {@link Terms} has their ends. Each change in the caller's transaction,
 * with its event and the directory's word; asked again, it finds nothing to do.
 */
public final class Mandates {

	private final JdbcClient jdbc;

	private final AccountRegister accounts;

	private final Consumer<MandateEvent> events;

	private final Clock clock;

	public Mandates(JdbcClient jdbc, Vault vault, Directory directory, Consumer<MandateEvent> events, Clock clock) {
		this.jdbc = jdbc;
		this.accounts = new AccountRegister(jdbc, new Fingerprints(vault), directory);
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Suspends a mandate in force.
	 * @param why a code
	 * @return what is suspended; empty when it was not in force any more
	 */
	public Optional<Mandate> suspend(AgencyId agency, MandateId id, String actor, String why) {
		int rows = this.jdbc.sql("""
				update mandate set suspended_at = :now
				where agency = :agency and id = :id and until is null and suspended_at is null
				""").param("now", now()).param("agency", agency.value()).param("id", id.value()).update();
		return (rows == 0) ? Optional.empty()
				: Optional.of(changed(agency, id, MandateStatus.ACTIVE, MandateStatus.SUSPENDED, actor, why));
	}

	/**
	 * Brings a suspended mandate back into force.
	 * @param why a code
	 * @return what is in force again; empty when it was not suspended any more
	 */
	public Optional<Mandate> resume(AgencyId agency, MandateId id, String actor, String why) {
		int rows = this.jdbc.sql("""
				update mandate set suspended_at = null
				where agency = :agency and id = :id and until is null and suspended_at is not null
				""").param("agency", agency.value()).param("id", id.value()).update();
		return (rows == 0) ? Optional.empty()
				: Optional.of(changed(agency, id, MandateStatus.SUSPENDED, MandateStatus.ACTIVE, actor, why));
	}

	/**
	 * The register of a body: its open mandates, in the order of their ids.
	 * @param after the last one that was had; empty for the first page
	 */
	public List<MandateId> open(AgencyId agency, Optional<MandateId> after, int limit) {
		return this.jdbc.sql("""
				select id from mandate where agency = :agency and until is null
				  and (id > cast(:after as uuid) or cast(:after as uuid) is null) order by id limit :limit
				""")
			.param("agency", agency.value())
			.param("after", after.map(MandateId::value).orElse(null))
			.param("limit", limit)
			.query(UUID.class)
			.list()
			.stream()
			.map(MandateId::new)
			.toList();
	}

	/** A mandate as it stands. */
	public Mandate get(MandateId id) {
		List<Mandate.Given> given = this.jdbc.sql("""
				select choice, code, ends_on from access_grant
				where mandate_id = :id and revoked_at is null order by granted_at, choice, code
				""")
			.param("id", id.value())
			.query((row, n) -> new Mandate.Given(row.getString("choice"), row.getString("code"),
					Optional.ofNullable(row.getObject("ends_on", LocalDate.class))))
			.list();
		return this.jdbc
			.sql("""
					select m.grantor_id, m.user_id, a.id as account_id, m.since, case when m.until is not null then 'ENDED'
					   when m.suspended_at is not null then 'SUSPENDED' else 'ACTIVE' end as status, (select g.form_id from access_grant g
					    where g.mandate_id = m.id and g.form_id is not null order by g.granted_at desc, g.id limit 1) as form_id
					from mandate m join account a on a.person_id = m.user_id and a.agency = m.agency where m.id = :id
					""")
			.param("id", id.value())
			.query((row, n) -> new Mandate(id, new PersonId(row.getObject("grantor_id", UUID.class)),
					new PersonId(row.getObject("user_id", UUID.class)),
					new AccountId(row.getObject("account_id", UUID.class)), row.getTimestamp("since").toInstant(),
					MandateStatus.valueOf(row.getString("status")),
					Optional.ofNullable(row.getObject("form_id", UUID.class)).map(FormId::new), given))
			.single();
	}

	/**
	 * Ends a mandate of which nothing is left, after something was taken away, and tells
	 * the directory and the audit.
	 */
	Mandate lessened(AgencyId agency, MandateId id, String actor, String why) {
		boolean suspended = this.jdbc.sql("select suspended_at is not null from mandate where id = :id for update")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
		boolean over = this.jdbc.sql("""
				update mandate set until = :now where id = :id and until is null and not exists (
				    select 1 from access_grant where mandate_id = :id and revoked_at is null)
				""").param("now", now()).param("id", id.value()).update() == 1;
		MandateStatus from = suspended ? MandateStatus.SUSPENDED : MandateStatus.ACTIVE;
		return changed(agency, id, from, over ? MandateStatus.ENDED : from, actor, why);
	}

	/** Tells the directory and the audit what was changed of a mandate. */
	Mandate changed(AgencyId agency, MandateId id, MandateStatus from, MandateStatus to, String actor, String why) {
		Mandate mandate = get(id);
		this.accounts.publish(agency, mandate.account());
		this.events.accept(new MandateEvent(agency, id, actor, from, to, why));
		return mandate;
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

}

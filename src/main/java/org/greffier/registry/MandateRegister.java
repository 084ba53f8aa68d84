package org.greffier.registry;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.greffier.catalogue.Term;
import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.FieldName;
import org.greffier.form.FormId;
import org.greffier.form.MandateId;
import org.greffier.form.PersonId;
import org.greffier.form.Reading;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds or records who acts for whom, for which organisation, and with what. */
final class MandateRegister {

	private static final FieldName NEQ = new FieldName("organisation.neq");

	private static final FieldName NAME = new FieldName("organisation.name");

	private static final String SAME = """
			agency = :agency and grantor_id = :grantor and user_id = :user
			    and organisation_id is not distinct from cast(:organisation as uuid)
			    and reference_hash is not distinct from cast(:reference as bytea) and until is null
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Fingerprints fingerprints;

	MandateRegister(JdbcClient jdbc, Vault vault, Fingerprints fingerprints) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.fingerprints = fingerprints;
	}

	/** The organisation that a form names by its NEQ; empty when its kind has none. */
	Optional<UUID> organisation(AgencyId agency, Reading reading, Instant now) {
		return reading.value(NEQ).map((neq) -> organisation(agency, neq, reading.value(NAME).orElse(""), now));
	}

	/** The mandate that is open between these, or a new one from the day of the form. */
	MandateId mandate(AgencyId agency, Between between, Instant since) {
		bind(this.jdbc
			.sql("""
					insert into mandate (id, agency, grantor_id, user_id, organisation_id, reference_hash, since)
					values (:id, :agency, :grantor, :user, cast(:organisation as uuid), :reference, :since)
					on conflict (agency, grantor_id, user_id, organisation_id, reference_hash) where until is null do nothing
					"""),
				agency, between)
			.param("id", UUID.randomUUID())
			.param("since", Timestamp.from(since))
			.update();
		return new MandateId(
				bind(this.jdbc.sql("select id from mandate where " + SAME), agency, between).query(UUID.class)
					.single());
	}

	/**
	 * Takes a mandate between these out of suspension, for its grantor just gave another
	 * form: as a whole, or else ends it, so that each access needs a form.
	 * @return the mandate, if one was suspended
	 */
	Optional<MandateId> unsuspend(AgencyId agency, Between between, boolean resumes, Instant now) {
		Optional<MandateId> mandate = bind(this.jdbc
			.sql("update mandate set suspended_at = null" + (resumes ? "" : ", until = greatest(since, :now)")
					+ " where " + SAME + " and suspended_at is not null returning id"),
				agency, between)
			.param("now", Timestamp.from(now))
			.query(UUID.class)
			.optional()
			.map(MandateId::new);
		if (!resumes) {
			mandate.ifPresent((ended) -> this.jdbc
				.sql("update access_grant set revoked_at = :now where mandate_id = :id and revoked_at is null")
				.param("now", Timestamp.from(now))
				.param("id", ended.value())
				.update());
		}
		return mandate;
	}

	private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, AgencyId agency, Between between) {
		return sql.param("agency", agency.value())
			.param("grantor", between.grantor().value())
			.param("user", between.user().value())
			.param("organisation", between.organisation().orElse(null))
			.param("reference", between.reference().orElse(null), Types.BINARY);
	}

	/**
	 * Grants one service or block; one that is in force already gets the last day of this
	 * form, and is this form's when a batch gave it.
	 * @param term from the first to the last day; empty for no end
	 */
	void grant(AgencyId agency, AccountId account, Access access, FormId form, Optional<Term> term, LocalDate today,
			Instant now) {
		this.jdbc.sql("""
				insert into access_grant (id, agency, account_id, mandate_id, choice, code, form_id, granted_at,
				    ends_on, remind_on)
				values (:id, :agency, :account, :mandate, :choice, :code, :form, :now, :ends, :remind)
				on conflict (account_id, mandate_id, choice, code) where revoked_at is null
				do update set ends_on = excluded.ends_on, remind_on = excluded.remind_on, reminded_at = null,
				    form_id = excluded.form_id, batch_id = null
				where access_grant.batch_id is not null or access_grant.ends_on is not null
				  and (excluded.ends_on is null or access_grant.ends_on < excluded.ends_on)
				""")
			.param("id", UUID.randomUUID())
			.param("agency", agency.value())
			.param("account", account.value())
			.param("mandate", access.mandate().value())
			.param("choice", access.choice())
			.param("code", access.code())
			.param("form", form.value())
			.param("ends", term.map((t) -> t.lastDay(today)).orElse(null), Types.DATE)
			.param("remind", term.map((t) -> t.lastDay(today).minus(t.renewal())).orElse(null), Types.DATE)
			.param("now", Timestamp.from(now))
			.update();
	}

	private UUID organisation(AgencyId agency, String neq, String name, Instant now) {
		byte[] hash = this.fingerprints.neq(agency, neq);
		this.jdbc.sql("""
				insert into organisation (id, agency, neq, neq_hash, name, created_at)
				values (:id, :agency, :neq, :hash, :name, :now)
				on conflict (agency, neq_hash) do nothing
				""")
			.param("id", UUID.randomUUID())
			.param("agency", agency.value())
			.param("neq", this.vault.seal(neq.strip(), "organisation.neq"))
			.param("hash", hash)
			.param("name", this.vault.seal(name, "organisation.name"))
			.param("now", Timestamp.from(now))
			.update();
		return this.jdbc.sql("select id from organisation where agency = :agency and neq_hash = :hash")
			.param("agency", agency.value())
			.param("hash", hash)
			.query(UUID.class)
			.single();
	}

	/**
	 * Whom a mandate is between.
	 *
	 * @param reference the keyed hash of the grantor's identifier in the reference table
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Between(PersonId grantor, PersonId user, Optional<UUID> organisation, Optional<byte[]> reference) {
	}

}

package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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

	/** The mandate in force between these, or a new one from the day of the form. */
	MandateId mandate(AgencyId agency, PersonId grantor, PersonId user, Optional<UUID> organisation, Instant since) {
		this.jdbc.sql("""
				insert into mandate (id, agency, grantor_id, user_id, organisation_id, since)
				values (:id, :agency, :grantor, :user, cast(:organisation as uuid), :since)
				on conflict (agency, grantor_id, user_id, organisation_id) where until is null do nothing
				""")
			.param("id", UUID.randomUUID())
			.param("agency", agency.value())
			.param("grantor", grantor.value())
			.param("user", user.value())
			.param("organisation", organisation.orElse(null))
			.param("since", Timestamp.from(since))
			.update();
		return new MandateId(this.jdbc.sql("""
				select id from mandate
				where agency = :agency and grantor_id = :grantor and user_id = :user
				    and organisation_id is not distinct from cast(:organisation as uuid) and until is null
				""")
			.param("agency", agency.value())
			.param("grantor", grantor.value())
			.param("user", user.value())
			.param("organisation", organisation.orElse(null))
			.query(UUID.class)
			.single());
	}

	/** Grants one service or block, unless it is in force already. */
	void grant(AgencyId agency, AccountId account, Access access, FormId form, Instant now) {
		this.jdbc.sql("""
				insert into access_grant (id, agency, account_id, mandate_id, choice, code, form_id, granted_at)
				values (:id, :agency, :account, :mandate, :choice, :code, :form, :now)
				on conflict (account_id, mandate_id, choice, code) where revoked_at is null do nothing
				""")
			.param("id", UUID.randomUUID())
			.param("agency", agency.value())
			.param("account", account.value())
			.param("mandate", access.mandate().value())
			.param("choice", access.choice())
			.param("code", access.code())
			.param("form", form.value())
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

}

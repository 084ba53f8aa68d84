package org.greffier.registry;

import java.time.LocalDate;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rules and the console must know of accounts. Changes nothing. */
public final class Accounts {

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Fingerprints fingerprints;

	public Accounts(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.fingerprints = new Fingerprints(vault);
	}

	/** The state of an account that is known to exist. */
	public AccountStatus status(AccountId account) {
		return AccountStatus.valueOf(this.jdbc.sql("select status from account where id = :id")
			.param("id", account.value())
			.query(String.class)
			.single());
	}

	/** Where the halves of an account's credential go now. */
	public CredentialAddresses addresses(AccountId account) {
		return this.jdbc.sql("""
				select u.address as username_address, p.address as password_address
				from account a join person_address u on u.id = a.username_address
				    join person_address p on p.id = a.password_address
				where a.id = :id
				""")
			.param("id", account.value())
			.query((row, n) -> new CredentialAddresses(
					this.vault.openText(row.getBytes("username_address"), Persons.ADDRESS_CONTEXT),
					this.vault.openText(row.getBytes("password_address"), Persons.ADDRESS_CONTEXT)))
			.single();
	}

	/**
	 * Whether somebody with the user's names holds a service or block from this grantor
	 * now by a form of the two (RULES X-12); what a batch gave does not count, for a form
	 * takes it over.
	 * @param choice the kind's list, such as {@code grant.services}
	 * @param day as of which it is asked: an access that may be renewed on that day does
	 * not count
	 */
	public boolean isGranted(AgencyId agency, Identity grantor, Identity user, String choice, String code,
			LocalDate day) {
		return this.jdbc.sql("""
				select exists (select 1 from access_grant g
				    join mandate m on m.id = g.mandate_id and m.until is null
				    join person p on p.id = m.grantor_id
				    join person u on u.id = m.user_id
				where g.agency = :agency and g.choice = :choice and g.code = :code and g.revoked_at is null
				    and m.suspended_at is null and g.batch_id is null and (g.remind_on is null or g.remind_on > :day)
				    and p.name_hash = :grantor and u.name_hash = :user
				    and (m.reference_hash = :reference or cast(:reference as bytea) is null))
				""")
			.param("agency", agency.value())
			.param("choice", choice)
			.param("code", code)
			.param("day", day)
			.param("grantor", this.fingerprints.name(agency, grantor))
			.param("user", this.fingerprints.name(agency, user))
			.param("reference", this.fingerprints.reference(agency, grantor).orElse(null))
			.query(Boolean.class)
			.single();
	}

}

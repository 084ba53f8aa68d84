package org.greffier.registry;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rules and the console must know of accounts. Changes nothing. */
public final class Accounts {

	private static final String STANDING = """
			select c.id, c.username, c.status, p.name_hash = :name as name_matches,
			    exists (select 1 from person_address a where a.person_id = c.person_id and a.address_hash = :address)
			        as address_matches,
			    exists (select 1 from person_address a where a.person_id = c.person_id and a.address_hash = :address
			        and a.confirmed_at is not null) as address_confirmed
			from account c join person p on p.id = c.person_id
			""";

	private final JdbcClient jdbc;

	private final Fingerprints fingerprints;

	public Accounts(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.fingerprints = new Fingerprints(vault);
	}

	/**
	 * The account with the user name that a form gives, in whatever case it is written.
	 */
	public Optional<AccountStanding> byUsername(AgencyId agency, String username, Identity user) {
		return standing(agency, user, STANDING + "where c.agency = :agency and upper(c.username) = upper(:username)",
				username.strip());
	}

	/** The account of the person with the form's names and address. */
	public Optional<AccountStanding> byNameAndAddress(AgencyId agency, Identity user) {
		return standing(agency, user, STANDING + """
				where c.agency = :agency and :username = '' and c.person_id = (select person_id from person_address
				    where agency = :agency and address_hash = :address and name_hash = :name)
				""", "");
	}

	/** Whether an account holds a service or block from this grantor now (RULES X-12). */
	public boolean isGranted(AgencyId agency, AccountId account, Identity grantor, String choice, String code) {
		return this.jdbc.sql("""
				select exists (select 1 from access_grant g
				    join mandate m on m.id = g.mandate_id and m.until is null
				    join person p on p.id = m.grantor_id
				where g.agency = :agency and g.account_id = :account and g.choice = :choice and g.code = :code
				    and g.revoked_at is null and p.name_hash = :name
				    and (p.reference_hash = :reference or :reference is null))
				""")
			.param("agency", agency.value())
			.param("account", account.value())
			.param("choice", choice)
			.param("code", code)
			.param("name", this.fingerprints.name(agency, grantor))
			.param("reference",
					grantor.reference().map((text) -> this.fingerprints.reference(agency, text)).orElse(null),
					Types.BINARY)
			.query(Boolean.class)
			.single();
	}

	private Optional<AccountStanding> standing(AgencyId agency, Identity user, String sql, String username) {
		return this.jdbc.sql(sql)
			.param("agency", agency.value())
			.param("username", username)
			.param("name", this.fingerprints.name(agency, user))
			.param("address", this.fingerprints.address(agency, user.address()))
			.query((row, n) -> new AccountStanding(new AccountId(row.getObject("id", UUID.class)),
					row.getString("username"), AccountStatus.valueOf(row.getString("status")),
					row.getBoolean("name_matches"), row.getBoolean("address_matches"),
					row.getBoolean("address_confirmed")))
			.optional();
	}

}

package org.greffier.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.catalogue.Agency;
import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.form.PersonId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rules must know of persons and their addresses. Changes nothing. */
public final class Persons {

	static final String FAMILY_CONTEXT = "person.family_name";

	static final String GIVEN_CONTEXT = "person.given_name";

	static final String ADDRESS_CONTEXT = "person_address.address";

	/** A question that more persons than these answer is answered by these. */
	private static final int MAX_PERSONS = 50;

	private static final String COLUMNS = """
			select p.id, p.family_name, p.given_name, a.address, a.confirmed_at is not null as confirmed,
			    c.id as account_id, c.status
			""";

	private static final String LAST_ADDRESS = """
			left join lateral (select address, confirmed_at from person_address where person_id = p.id
			    order by created_at desc, id limit 1) a on true
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Fingerprints fingerprints;

	public Persons(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.fingerprints = new Fingerprints(vault);
	}

	/**
	 * The last address of a grantor that a used credential confirmed (RULES X-14); empty
	 * when there is none yet. The grantor is the one with this reference and name.
	 */
	public Optional<String> confirmedAddress(AgencyId agency, Identity grantor) {
		return grantor.reference()
			.flatMap((reference) -> this.jdbc.sql("""
					select a.address from person p join person_address a on a.person_id = p.id
					where p.agency = :agency and p.reference_hash = :reference and p.name_hash = :name
					    and a.confirmed_at is not null
					order by a.confirmed_at desc, a.created_at desc limit 1
					""")
				.param("agency", agency.value())
				.param("reference", this.fingerprints.reference(agency, reference))
				.param("name", this.fingerprints.name(agency, grantor))
				.query((row, n) -> this.vault.openText(row.getBytes("address"), ADDRESS_CONTEXT))
				.optional());
	}

	/**
	 * Everybody one of whose addresses reaches the same mailbox as this one: case,
	 * sub-addresses and what the body's lists say of providers apart (RULES RAMQ-12,
	 * RAMQ-13, X-19).
	 */
	public List<RegisteredPerson> atAddress(Agency agency, String address) {
		return this.jdbc.sql(COLUMNS + """
				from person_address a join person p on p.id = a.person_id left join account c on c.person_id = p.id
				where a.agency = :agency and a.mailbox_hash = :mailbox order by a.created_at, p.id limit :most
				""")
			.param("agency", agency.id().value())
			.param("mailbox", this.fingerprints.mailbox(agency, address))
			.param("most", MAX_PERSONS)
			.query((row, n) -> person(row))
			.list();
	}

	/** The owner of a user name, in whatever case it is written. */
	public Optional<RegisteredPerson> byUsername(AgencyId agency, String username) {
		return this.jdbc
			.sql(COLUMNS + "from account c join person p on p.id = c.person_id " + LAST_ADDRESS
					+ "where c.agency = :agency and upper(c.username) = upper(:username)")
			.param("agency", agency.value())
			.param("username", username.strip())
			.query((row, n) -> person(row))
			.optional();
	}

	/** A person's last address that a used credential confirmed; empty when none did. */
	public Optional<String> confirmedAddress(PersonId person) {
		return this.jdbc.sql("""
				select address from person_address where person_id = :id and confirmed_at is not null
				order by confirmed_at desc, created_at desc limit 1
				""")
			.param("id", person.value())
			.query((row, n) -> this.vault.openText(row.getBytes("address"), ADDRESS_CONTEXT))
			.optional();
	}

	/** A person of the registry, with the address given last. */
	public RegisteredPerson get(PersonId person) {
		return this.jdbc
			.sql(COLUMNS + "from person p left join account c on c.person_id = p.id " + LAST_ADDRESS
					+ "where p.id = :id")
			.param("id", person.value())
			.query((row, n) -> person(row))
			.single();
	}

	/** Whether a grantor is known under this reference, as {@link Identity} has it. */
	public boolean isKnownAs(AgencyId agency, PersonId person, String reference) {
		return this.jdbc.sql("select exists (select 1 from person where id = :id and reference_hash = :reference)")
			.param("id", person.value())
			.param("reference", this.fingerprints.reference(agency, reference))
			.query(Boolean.class)
			.single();
	}

	/** Whether some accepted form gave this address, as written, for a person. */
	public boolean isAt(AgencyId agency, PersonId person, String address) {
		return this.jdbc.sql("""
				select exists (select 1 from person_address where person_id = :id and address_hash = :address)
				""")
			.param("id", person.value())
			.param("address", this.fingerprints.address(agency, address))
			.query(Boolean.class)
			.single();
	}

	/** Everybody who acts for this grantor now and has this user's names. */
	public List<RegisteredPerson> actingFor(AgencyId agency, Identity grantor, Identity user) {
		return this.jdbc.sql(COLUMNS + "from person p left join account c on c.person_id = p.id " + LAST_ADDRESS + """
				where p.agency = :agency and p.name_hash = :user and exists (select 1 from mandate m
				    join person g on g.id = m.grantor_id
				    where m.user_id = p.id and m.until is null and g.name_hash = :grantor
				        and (g.reference_hash = :reference or cast(:reference as bytea) is null))
				order by p.created_at, p.id limit :most
				""")
			.param("agency", agency.value())
			.param("user", this.fingerprints.name(agency, user))
			.param("grantor", this.fingerprints.name(agency, grantor))
			.param("reference", this.fingerprints.reference(agency, grantor).orElse(null))
			.param("most", MAX_PERSONS)
			.query((row, n) -> person(row))
			.list();
	}

	private RegisteredPerson person(ResultSet row) throws SQLException {
		return new RegisteredPerson(new PersonId(row.getObject("id", UUID.class)),
				this.vault.openText(row.getBytes("family_name"), FAMILY_CONTEXT),
				this.vault.openText(row.getBytes("given_name"), GIVEN_CONTEXT),
				Optional.ofNullable(row.getBytes("address"))
					.map((sealed) -> this.vault.openText(sealed, ADDRESS_CONTEXT)),
				row.getBoolean("confirmed"),
				Optional.ofNullable(row.getObject("account_id", UUID.class)).map(AccountId::new),
				Optional.ofNullable(row.getString("status")).map(AccountStatus::valueOf));
	}

}

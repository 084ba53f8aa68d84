package org.greffier.registry;

import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rules must know of persons and their addresses. Changes nothing. */
public final class Persons {

	static final String ADDRESS_CONTEXT = "person_address.address";

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
	 * Whether the party's address is already known as that of somebody with another name
	 * (RULES RAMQ-13).
	 */
	public boolean addressIsOfAnother(AgencyId agency, Identity party) {
		return this.jdbc.sql("""
				select exists (select 1 from person_address
				where agency = :agency and address_hash = :address and name_hash <> :name)
				""")
			.param("agency", agency.value())
			.param("address", this.fingerprints.address(agency, party.address()))
			.param("name", this.fingerprints.name(agency, party))
			.query(Boolean.class)
			.single();
	}

}

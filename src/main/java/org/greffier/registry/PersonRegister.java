package org.greffier.registry;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.form.PersonId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds or records the persons of a form and their addresses. */
final class PersonRegister {

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Fingerprints fingerprints;

	PersonRegister(JdbcClient jdbc, Vault vault, Fingerprints fingerprints) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.fingerprints = fingerprints;
	}

	/**
	 * Keeps other enrolments that name one of these two waiting until this transaction
	 * ends, so that nobody is recorded twice. In one order for all: no deadlock.
	 */
	void lock(AgencyId agency, Identity one, Identity other) {
		long[] keys = { key(agency, one), key(agency, other) };
		Arrays.sort(keys);
		for (long key : keys) {
			this.jdbc.sql("select 1 from pg_advisory_xact_lock(:key)").param("key", key).query(Integer.class).single();
		}
	}

	/**
	 * The person that this is: the one with the same reference and name, else the one
	 * with the same name and address, else a new one.
	 */
	PersonId record(AgencyId agency, Identity identity, Instant now) {
		Optional<PersonId> known = byReference(agency, identity);
		if (known.isPresent()) {
			return known.get();
		}
		Optional<PersonId> same = byAddress(agency, identity);
		same.ifPresent((person) -> addReference(agency, person, identity));
		return same.orElseGet(() -> insert(agency, identity, now));
	}

	/** The row of an address; a new one belongs to this person. */
	UUID address(Agency body, PersonId person, Identity identity, Instant now) {
		AgencyId agency = body.id();
		byte[] address = this.fingerprints.address(agency, identity.address());
		byte[] name = this.fingerprints.name(agency, identity);
		this.jdbc.sql("""
				insert into person_address (id, agency, person_id, address, address_hash, mailbox_hash, name_hash,
				    created_at)
				values (:id, :agency, :person, :sealed, :address, :mailbox, :name, :now)
				on conflict (agency, address_hash, name_hash) do nothing
				""")
			.param("id", UUID.randomUUID())
			.param("agency", agency.value())
			.param("person", person.value())
			.param("sealed", this.vault.seal(identity.address().strip(), Persons.ADDRESS_CONTEXT))
			.param("address", address)
			.param("mailbox", this.fingerprints.mailbox(body, identity.address()))
			.param("name", name)
			.param("now", Timestamp.from(now))
			.update();
		return this.jdbc.sql("""
				select id from person_address
				where agency = :agency and address_hash = :address and name_hash = :name
				""")
			.param("agency", agency.value())
			.param("address", address)
			.param("name", name)
			.query(UUID.class)
			.single();
	}

	private long key(AgencyId agency, Identity identity) {
		return ByteBuffer.wrap(this.fingerprints.name(agency, identity)).getLong();
	}

	private Optional<PersonId> byReference(AgencyId agency, Identity identity) {
		return identity.reference()
			.flatMap((reference) -> this.jdbc.sql("""
					select id from person
					where agency = :agency and reference_hash = :reference and name_hash = :name
					""")
				.param("agency", agency.value())
				.param("reference", this.fingerprints.reference(agency, reference))
				.param("name", this.fingerprints.name(agency, identity))
				.query(UUID.class)
				.optional()
				.map(PersonId::new));
	}

	private Optional<PersonId> byAddress(AgencyId agency, Identity identity) {
		return this.jdbc.sql("""
				select person_id from person_address
				where agency = :agency and address_hash = :address and name_hash = :name
				""")
			.param("agency", agency.value())
			.param("address", this.fingerprints.address(agency, identity.address()))
			.param("name", this.fingerprints.name(agency, identity))
			.query(UUID.class)
			.optional()
			.map(PersonId::new);
	}

	/**
	 * A user who is now a grantor too gets the reference; one who has another keeps it.
	 */
	private void addReference(AgencyId agency, PersonId person, Identity identity) {
		identity.reference()
			.ifPresent((reference) -> this.jdbc
				.sql("update person set reference_hash = :reference where id = :id and reference_hash is null")
				.param("reference", this.fingerprints.reference(agency, reference))
				.param("id", person.value())
				.update());
	}

	private PersonId insert(AgencyId agency, Identity identity, Instant now) {
		PersonId id = PersonId.random();
		this.jdbc.sql("""
				insert into person (id, agency, family_name, given_name, name_hash, reference_hash, created_at)
				values (:id, :agency, :family, :given, :name, :reference, :now)
				""")
			.param("id", id.value())
			.param("agency", agency.value())
			.param("family", this.vault.seal(identity.familyName(), Persons.FAMILY_CONTEXT))
			.param("given", this.vault.seal(identity.givenName(), Persons.GIVEN_CONTEXT))
			.param("name", this.fingerprints.name(agency, identity))
			.param("reference", this.fingerprints.reference(agency, identity).orElse(null), Types.BINARY)
			.param("now", Timestamp.from(now))
			.update();
		return id;
	}

}

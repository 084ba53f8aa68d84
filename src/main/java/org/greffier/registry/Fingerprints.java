package org.greffier.registry;

import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;

/**
 * The keyed hashes by which registry finds persons, addresses and organisations again.
 * Each body's are its own: they cannot be compared between bodies.
 */
final class Fingerprints {

	private final Vault vault;

	Fingerprints(Vault vault) {
		this.vault = vault;
	}

	byte[] name(AgencyId agency, Identity person) {
		return hash(agency, "person.name", Folding.name(person.familyName()) + "|" + Folding.name(person.givenName()));
	}

	byte[] address(AgencyId agency, String address) {
		return hash(agency, "person_address.address", Folding.address(address));
	}

	byte[] mailbox(Agency agency, String address) {
		return hash(agency.id(), "person_address.mailbox", Folding.mailbox(address, agency.addresses()));
	}

	byte[] reference(AgencyId agency, String reference) {
		return hash(agency, "person.reference", reference.strip());
	}

	Optional<byte[]> reference(AgencyId agency, Identity person) {
		return person.reference().map((text) -> reference(agency, text));
	}

	byte[] neq(AgencyId agency, String neq) {
		return hash(agency, "organisation.neq", neq.strip());
	}

	byte[] source(AgencyId agency, String source) {
		return hash(agency, "sign_in_source.source", source);
	}

	private byte[] hash(AgencyId agency, String purpose, String value) {
		return this.vault.hash(agency.value() + " " + purpose, value);
	}

}

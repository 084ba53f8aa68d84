package org.greffier.registry;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the grantors of open mandates with the body's reference tables as they are now
 * (RULES X-11). A grantor is who stands under the identifier of the mandate with the same
 * name, as {@link Fingerprints} folds it; somebody whose name is written otherwise counts
 * as gone, never as inactive. Changes nothing.
 */
public final class GrantorStatus {

	private final JdbcClient jdbc;

	private final Fingerprints fingerprints;

	private final GrantorTables tables;

	public GrantorStatus(JdbcClient jdbc, Vault vault, GrantorTables tables) {
		this.jdbc = jdbc;
		this.fingerprints = new Fingerprints(vault);
		this.tables = tables;
	}

	/**
	 * What the tables say of grantors.
	 *
	 * @param inactive mandates in force whose grantor stands there as inactive
	 * @param gone mandates in force whose grantor stands there no more
	 * @param returned suspended mandates whose grantor stands there as active
	 */
	public record Changes(List<MandateId> inactive, List<MandateId> gone, List<MandateId> returned) {
		public Changes {
			inactive = List.copyOf(inactive);
			gone = List.copyOf(gone);
			returned = List.copyOf(returned);
		}
	}

	/**
	 * The open mandates that are not as their grantors' status has it.
	 * @return empty when a table that the body's forms name cannot be used: that says
	 * nothing about anybody
	 */
	public Optional<Changes> changes(Agency agency) {
		Map<Key, Boolean> active = new HashMap<>();
		for (String table : tables(agency)) {
			Optional<Map<String, List<GrantorLine>>> lines = this.tables.all(agency, table);
			if (lines.isEmpty()) {
				return Optional.empty();
			}
			lines.get().forEach((id, all) -> {
				byte[] reference = this.fingerprints.reference(agency.id(), table + ":" + id);
				all.forEach((line) -> active.merge(Key.of(reference, name(agency.id(), line)), line.active(),
						Boolean::logicalOr));
			});
		}
		return Optional.of(changes(agency.id(), active));
	}

	private Changes changes(AgencyId agency, Map<Key, Boolean> active) {
		List<MandateId> inactive = new ArrayList<>();
		List<MandateId> gone = new ArrayList<>();
		List<MandateId> returned = new ArrayList<>();
		this.jdbc.sql("""
				select m.id, m.reference_hash, p.name_hash, m.suspended_at is not null as suspended
				from mandate m join person p on p.id = m.grantor_id
				where m.agency = :agency and m.until is null and m.reference_hash is not null order by m.id
				""").param("agency", agency.value()).query((row) -> {
			MandateId mandate = new MandateId(row.getObject("id", UUID.class));
			Boolean is = active.get(Key.of(row.getBytes("reference_hash"), row.getBytes("name_hash")));
			if (row.getBoolean("suspended")) {
				if (Boolean.TRUE.equals(is)) {
					returned.add(mandate);
				}
			}
			else if (is == null) {
				gone.add(mandate);
			}
			else if (!is) {
				inactive.add(mandate);
			}
		});
		return new Changes(inactive, gone, returned);
	}

	private static List<String> tables(Agency agency) {
		return agency.kinds()
			.values()
			.stream()
			.flatMap((kind) -> kind.fields().values().stream())
			.flatMap((field) -> field.mustBeIn().stream())
			.distinct()
			.toList();
	}

	private byte[] name(AgencyId agency, GrantorLine line) {
		return this.fingerprints.name(agency, new Identity(line.familyName(), line.givenName(), "", Optional.empty()));
	}

	/** A grantor as the registry knows one; keyed hashes. */
	private record Key(String reference, String name) {

		static Key of(byte[] reference, byte[] name) {
			Base64.Encoder text = Base64.getEncoder();
			return new Key(text.encodeToString(reference), text.encodeToString(name));
		}

	}

}

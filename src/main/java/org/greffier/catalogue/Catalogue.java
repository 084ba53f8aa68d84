package org.greffier.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.greffier.form.AgencyId;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;

/**
 * Everything {@code jobs/} says, checked. Immutable.
 *
 * @param findings the texts of every finding code, for all bodies
 */
public record Catalogue(Map<AgencyId, Agency> agencies, Map<FindingCode, FindingText> findings) {

	public Catalogue {
		agencies = Map.copyOf(agencies);
		findings = Map.copyOf(findings);
	}

	/**
	 * The agency with this id.
	 * @throws IllegalArgumentException if there is none
	 */
	public Agency agency(AgencyId id) {
		Agency agency = this.agencies.get(id);
		if (agency == null) {
			throw new IllegalArgumentException("no folder of that name in jobs/: " + id);
		}
		return agency;
	}

	/** The kind that a QR code or a document's metadata names, of whatever agency. */
	public Optional<FormKind> kind(KindVersion kind) {
		return Optional.ofNullable(kinds().get(kind.kind()));
	}

	/** All kinds of all agencies by name; a name is one agency's. */
	public Map<String, FormKind> kinds() {
		Map<String, FormKind> kinds = new TreeMap<>();
		this.agencies.values().forEach((agency) -> kinds.putAll(agency.kinds()));
		return kinds;
	}

	/** What is said to applicants and clerks about a finding. */
	public FindingText text(FindingCode code) {
		FindingText text = this.findings.get(code);
		if (text == null) {
			throw new IllegalStateException("jobs/findings.yaml has no text for " + code);
		}
		return text;
	}

}

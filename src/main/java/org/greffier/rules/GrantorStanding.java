package org.greffier.rules;

import java.util.List;
import java.util.Optional;

/**
 * What a body's reference table says of the grantor's identifier (RULES X-14).
 */
public sealed interface GrantorStanding {

	/** The kind names no table: nothing was asked. */
	record NotAsked() implements GrantorStanding {
	}

	/** The table that the kind names is not there. */
	record TableAbsent() implements GrantorStanding {
	}

	/**
	 * What the table holds under this identifier.
	 *
	 * @param entries empty when it is not in the table; several when several persons
	 * share it
	 */
	record Listed(List<Entry> entries) implements GrantorStanding {
		public Listed {
			entries = List.copyOf(entries);
		}
	}

	/**
	 * One line of a reference table. Holds personal data.
	 *
	 * @param capacity what the person is to the organisation; empty in a table of persons
	 */
	record Entry(String familyName, String givenName, boolean active, Optional<String> capacity) {

		/** A line of a table of persons. */
		Entry(String familyName, String givenName, boolean active) {
			this(familyName, givenName, active, Optional.empty());
		}

		@Override
		public String toString() {
			return "Entry[" + (this.active ? "active" : "inactive") + "]";
		}
	}

}

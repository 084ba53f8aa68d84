package org.greffier.registry;

import java.util.Optional;

/**
 * One line of a body's reference table. Holds personal data: {@code toString} does not
 * show any.
 *
 * @param active whether the grantor may mandate now
 * @param capacity the code of what the grantor is to the id, such as {@code dg}; empty in
 * a table without that column
 */
public record GrantorLine(String familyName, String givenName, boolean active, Optional<String> capacity) {

	@Override
	public String toString() {
		return "GrantorLine[" + (this.active ? "active" : "inactive") + "]";
	}

}

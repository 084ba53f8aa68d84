package org.greffier.registry;

/**
 * One line of a body's reference table. Holds personal data: {@code toString} does not
 * show any.
 *
 * @param active whether the grantor may mandate now
 */
public record GrantorLine(String familyName, String givenName, boolean active) {

	@Override
	public String toString() {
		return "GrantorLine[" + (this.active ? "active" : "inactive") + "]";
	}

}

package org.greffier.form;

/**
 * A public body: the name of its folder in {@code jobs/}, such as {@code ramq}. Lower
 * case letters, digits and hyphens, 2 to 20 characters; safe to log.
 */
public record AgencyId(String value) {

	public AgencyId {
		if (!value.matches("[a-z][a-z0-9-]{1,19}")) {
			throw new IllegalArgumentException("not an agency id: 2 to 20 of a-z, 0-9 and hyphen, a letter first");
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}

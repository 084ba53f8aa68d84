package org.greffier.registry;

/** How a grantor stands in a body's reference table (RULES X-14). */
public enum GrantorStanding {

	/** The body has given no such table, or an unreadable one. */
	TABLE_ABSENT,
	/** No line has the identifier. */
	UNKNOWN,
	/** Lines have the identifier, none has the name. */
	NAME_DIFFERS,
	/** A line has both and says that the grantor is no longer active. */
	INACTIVE,
	/** A line has both and says active. */
	ACTIVE

}

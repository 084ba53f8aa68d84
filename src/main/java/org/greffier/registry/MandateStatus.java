package org.greffier.registry;

/** Where a mandate stands: {@code ACTIVE <-> SUSPENDED}, any {@code -> ENDED}. */
public enum MandateStatus {

	/** What it gives is in force. */
	ACTIVE,
	/** Its grantor lost the status that gave it; nothing of it is in force. */
	SUSPENDED,
	/** Over; a new form makes a new one. */
	ENDED

}

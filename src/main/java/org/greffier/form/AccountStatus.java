package org.greffier.form;

/**
 * The states of an account: {@code INVITED -> ACTIVE | EXPIRED}, any
 * {@code -> DEACTIVATED}.
 */
public enum AccountStatus {

	/** Created; its temporary password was not used yet. */
	INVITED,
	/** Its owner chose a password. */
	ACTIVE,
	/** The temporary password ran out unused; a re-issue makes it invited again. */
	EXPIRED,
	/** Switched off, with a reason; never back by itself (RULES RAMQ-25). */
	DEACTIVATED,
	/**
	 * What a directory is told of an account without a mandate in force, whatever its
	 * state; no account is stored in it (RULES X-11).
	 */
	SUSPENDED

}

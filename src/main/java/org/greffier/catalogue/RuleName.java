package org.greffier.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules that a kind may name: those that bind only the kinds that name them, and
 * those that bind every kind and have a severity or a parameter to set. The closed list:
 * a name that is not here is a mistake of the kind's file.
 */
public enum RuleName {

	/** The two addresses are not one mailbox (RULES RAMQ-12). */
	ADDRESSES_DIFFER,
	/** Each address is one person's alone (RULES RAMQ-13, RAMQ-16). */
	ADDRESSES_PERSONAL,
	/** Check digits agree (RULES part 5). */
	CHECK_DIGITS,
	/**
	 * Values have the form of their types (RULES part 5); parameter {@code neq-prefixes},
	 * the first two digits that an enterprise number may have.
	 */
	FIELDS_WELL_FORMED,
	/** The grantor stands in the body's reference table, active (RULES X-14). */
	GRANTOR_IS_ACTIVE,
	/** Nobody mandates themself (RULES X-13). */
	GRANTOR_NOT_USER,
	/**
	 * A form names one user (RULES RAMQ-02); parameters {@code joined-by}, what stands
	 * between two persons and in nobody's name, and {@code perhaps-by}, what may stand in
	 * one person's too: words or signs with spaces between them.
	 */
	ONE_USER,
	/** Values were read surely; parameter {@code at-least}, from 0 to 1. */
	READ_SURELY,
	/**
	 * Signatures are what the kind's parties may sign with (RULES RAMQ-09); parameter
	 * {@code at-least}, how surely they were recognised, from 0 to 1.
	 */
	SIGNED_BY_HAND,
	/**
	 * The grantor signed first, neither in the future nor too long ago (RULES RAMQ-10);
	 * parameter {@code within}, a period such as {@code P180D}.
	 */
	SIGNED_IN_ORDER;

	/** As it is written in a kind's file: {@code addresses-differ}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The rule of this name; empty when there is none. */
	public static Optional<RuleName> of(String key) {
		return Arrays.stream(values()).filter((rule) -> rule.key().equals(key)).findFirst();
	}

}

package org.greffier.registry;

/** Why a password that an owner chose is not taken. */
public enum ChosenProblem {

	/** Fewer characters than the body asks for. */
	TOO_SHORT,
	/** More characters than anybody types. */
	TOO_LONG,
	/** It is the temporary password. */
	IS_TEMPORARY,
	/** The user name stands in it. */
	CONTAINS_USERNAME,
	/** Fewer than five different characters. */
	TOO_PLAIN

}

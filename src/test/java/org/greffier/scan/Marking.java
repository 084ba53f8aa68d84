package org.greffier.scan;

/** What somebody left in a signature box. */
public enum Marking {

	/** A signature, drawn on the paper. */
	SIGNED,
	/** A real one of a collection, when its folder is given; else as {@link #SIGNED}. */
	REAL_HAND,
	/** Nothing. */
	EMPTY,
	/** Specks of a dirty glass. */
	DIRT,
	/** A cross, where to sign. */
	CROSS,
	/** A name, printed in italics. */
	TYPED,
	/** A straight line, printed. */
	LINE,
	/** Two letters. */
	INITIALS;

	/** Whether the party signed. */
	public boolean signature() {
		return this == SIGNED || this == REAL_HAND;
	}

}

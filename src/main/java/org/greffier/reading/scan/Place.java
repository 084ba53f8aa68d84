package org.greffier.reading.scan;

/**
 * By how much a typed line is off where the blank has it, and how well it fits there.
 *
 * @param x to the right, in half pixels of the {@link CellGrid}
 * @param y downwards, likewise
 * @param fit the mean correlation of some of its cells, from -1 to 1
 */
record Place(int x, int y, double fit) {

	static final Place EXPECTED = new Place(0, 0, 0);

}

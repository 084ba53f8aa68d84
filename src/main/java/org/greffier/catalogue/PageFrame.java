package org.greffier.catalogue;

import java.util.List;

import org.greffier.form.Box;

/**
 * What every page of every blank has in the same place, in points from the top left: US
 * Letter, four corner marks and a QR code by which a scan is laid over the blank.
 */
final class PageFrame {

	static final double WIDTH = 612;

	static final double HEIGHT = 792;

	/** Where content begins and ends. */
	static final double LEFT = 54;

	static final double RIGHT = 558;

	static final double TOP = 44;

	static final double BOTTOM = 746;

	static final double CONTENT = RIGHT - LEFT;

	/** Where the footer stands. */
	static final double FOOTER = 753;

	/** Where the QR code stands; its quiet zone is kept free around it. */
	static final Box QR = new Box(502, 44, 56, 56);

	/** Left of the QR code. */
	static final double BESIDE_QR = QR.x() - 20 - LEFT;

	private static final double MARK = 10;

	private static final double MARK_MARGIN = 26;

	/**
	 * Full black squares: top left, top right, bottom left, bottom right.
	 */
	static final List<Box> MARKS = List.of(new Box(MARK_MARGIN, MARK_MARGIN, MARK, MARK),
			new Box(WIDTH - MARK_MARGIN - MARK, MARK_MARGIN, MARK, MARK),
			new Box(MARK_MARGIN, HEIGHT - MARK_MARGIN - MARK, MARK, MARK),
			new Box(WIDTH - MARK_MARGIN - MARK, HEIGHT - MARK_MARGIN - MARK, MARK, MARK));

	private PageFrame() {
	}

}

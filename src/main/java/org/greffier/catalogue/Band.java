package org.greffier.catalogue;

import java.util.List;

/**
 * A strip of the page that is never cut: its pieces, placed from the strip's top.
 *
 * @param height in points, with the room below it
 */
record Band(double height, List<Piece.Placed> pieces) {

	Band {
		pieces = List.copyOf(pieces);
	}

	static double height(List<Band> bands) {
		return bands.stream().mapToDouble(Band::height).sum();
	}

}

package org.greffier.reading.scan;

/**
 * Lays the ink of a blank over the ink of a scan by a shift of a few pixels: paper bends,
 * and no map of a whole page follows it everywhere.
 *
 * @param dx of the scan against the blank, in pixels
 * @param dy of the scan against the blank, in pixels
 */
record Alignment(int dx, int dy) {

	/**
	 * The shift at which most ink of the blank's part meets ink of the scan; of several,
	 * the smallest.
	 * @param left of the part that is looked at
	 * @param right of the part, exclusive
	 * @param reach how far the shift may go, in pixels
	 */
	static Alignment of(boolean[] blank, boolean[] scan, int width, int left, int right, int reach) {
		int height = blank.length / width;
		int[] places = new int[blank.length];
		int count = 0;
		for (int y = reach; y < height - reach; y++) {
			for (int x = Math.max(left, reach); x < Math.min(right, width - reach); x++) {
				if (blank[y * width + x]) {
					places[count++] = y * width + x;
				}
			}
		}
		Alignment best = new Alignment(0, 0);
		double most = -1;
		for (int dy = -reach; dy <= reach; dy++) {
			for (int dx = -reach; dx <= reach; dx++) {
				int met = 0;
				for (int i = 0; i < count; i++) {
					met += scan[places[i] + dy * width + dx] ? 1 : 0;
				}
				double score = met - 0.001 * count * Math.hypot(dx, dy);
				if (score > most) {
					most = score;
					best = new Alignment(dx, dy);
				}
			}
		}
		return best;
	}

}

package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * A patch of ink whose pixels touch, corners included. Edges are inclusive.
 *
 * @param label of its pixels, from 1
 * @param area in pixels
 */
record Blob(int label, int left, int top, int right, int bottom, int area) {

	int width() {
		return this.right - this.left + 1;
	}

	int height() {
		return this.bottom - this.top + 1;
	}

	/** The patches of at least so many pixels. */
	static List<Blob> of(boolean[] ink, int width, int height, int least) {
		return of(ink, width, height, least, new int[ink.length]);
	}

	/**
	 * The patches of at least so many pixels.
	 * @param labels takes the label of each pixel's patch; 0 is paper
	 */
	static List<Blob> of(boolean[] ink, int width, int height, int least, int[] labels) {
		List<Blob> blobs = new ArrayList<>();
		int[] stack = new int[ink.length];
		int next = 0;
		for (int start = 0; start < ink.length; start++) {
			if (!ink[start] || labels[start] != 0) {
				continue;
			}
			next++;
			int depth = 0;
			stack[depth++] = start;
			labels[start] = next;
			int[] edge = { width, height, 0, 0 };
			int area = 0;
			while (depth > 0) {
				int at = stack[--depth];
				int x = at % width;
				int y = at / width;
				area++;
				edge[0] = Math.min(edge[0], x);
				edge[1] = Math.min(edge[1], y);
				edge[2] = Math.max(edge[2], x);
				edge[3] = Math.max(edge[3], y);
				for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
					for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
						int neighbour = ny * width + nx;
						if (ink[neighbour] && labels[neighbour] == 0) {
							labels[neighbour] = next;
							stack[depth++] = neighbour;
						}
					}
				}
			}
			if (area >= least) {
				blobs.add(new Blob(next, edge[0], edge[1], edge[2], edge[3], area));
			}
		}
		return blobs;
	}

}

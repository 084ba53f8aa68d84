package org.greffier.catalogue;

import java.awt.Color;

/**
 * The colours of our blanks. Words keep a contrast of 7 to 1 on white; lines stay dark
 * enough for a copier.
 */
final class Ink {

	static final Color TEXT = new Color(0x1A, 0x1F, 0x2B);

	static final Color MUTED = new Color(0x4A, 0x52, 0x61);

	static final Color ACCENT = new Color(0x14, 0x3A, 0x66);

	static final Color LINE = new Color(0x8C, 0x9A, 0xAD);

	static final Color PANEL = new Color(0xF1, 0xF4, 0xF8);

	static final Color SPECIMEN = new Color(0xEC, 0xEE, 0xF1);

	private Ink() {
	}

}

package org.greffier.intake.mime;

/** The properties of an attachment in a container of Outlook's (MS-OXTNEF 2.1.3.4). */
final class MapiProperties {

	static final int OBJECT = 0x000D;

	private static final int TEXT = 0x001E;

	static final int WIDE_TEXT = 0x001F;

	private static final int BINARY = 0x0102;

	private static final int SEVERAL = 0x1000;

	/** Properties from here on have a name of their own. */
	private static final int NAMED = 0x8000;

	private MapiProperties() {
	}

	/** Gives each property that has one value; stops where the bytes make no sense. */
	static void read(Bytes bytes, Taker taker) {
		int count = bytes.four();
		for (int i = 0; i < count && bytes.left() > 0; i++) {
			int type = bytes.two();
			int id = bytes.two();
			if (id >= NAMED) {
				skipName(bytes);
			}
			int single = type & ~SEVERAL;
			int size = size(single);
			boolean variable = size == 0;
			int values = (variable || (type & SEVERAL) != 0) ? bytes.four() : 1;
			if (size < 0 || values < 0) {
				return;
			}
			for (int k = 0; k < values && bytes.left() > 0; k++) {
				int length = variable ? bytes.four() : size;
				Bytes value = bytes.take(length);
				if (variable) {
					bytes.skip(-length & 3);
				}
				if (values == 1) {
					taker.take(id, single, value);
				}
			}
		}
	}

	static String text(int type, Bytes value) {
		return (type == WIDE_TEXT) ? value.wideText() : value.text();
	}

	/**
	 * The bytes of a value with its filling; 0 when it says so itself, -1 when unknown.
	 */
	private static int size(int type) {
		return switch (type) {
			case 0x0002, 0x0003, 0x0004, 0x000A, 0x000B -> 4;
			case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
			case 0x0048 -> 16;
			case OBJECT, TEXT, WIDE_TEXT, BINARY -> 0;
			default -> -1;
		};
	}

	private static void skipName(Bytes bytes) {
		bytes.skip(16);
		boolean numbered = bytes.four() == 0;
		int length = bytes.four();
		if (!numbered) {
			bytes.skip(length);
			bytes.skip(-length & 3);
		}
	}

	/** Takes one property. */
	@FunctionalInterface
	interface Taker {

		void take(int id, int type, Bytes value);

	}

}

package org.greffier.reading;

import java.nio.charset.StandardCharsets;

/**
 * Whether an archive takes a password, as far as its headers say in plain (MAIL row 10).
 * Only for the advice: no archive is opened.
 */
final class Locked {

	/** Of a file's flags in a zip, behind where it begins: its data are encrypted. */
	private static final int ZIP_FLAGS = 6;

	/** The method of a 7z: AES with a key out of a password. */
	private static final String SEVEN_ZIP_AES = "\u0006\u00f1\u0007\u0001";

	private static final String RAR_5 = "Rar!\u001a\u0007\u0001\0";

	/** In a RAR 5, the type of its first block, behind a sum and a size. */
	private static final int RAR_5_TYPE = 13;

	private static final int RAR_5_ENCRYPTION = 4;

	/** In an older RAR, the flags of the archive's header and of the first file's. */
	private static final int RAR_FLAGS = 10;

	private static final int RAR_FILE_FLAGS = 23;

	private static final int RAR_HEADERS_ENCRYPTED = 0x80;

	private static final int RAR_FILE_ENCRYPTED = 0x04;

	private Locked() {
	}

	/**
	 * Whether it is locked.
	 * @param type as {@link Magic#type(byte[])} names it
	 */
	static boolean is(byte[] file, String type) {
		return switch (type) {
			case "zip" -> isZipLocked(file);
			case "7z" -> new String(file, StandardCharsets.ISO_8859_1).contains(SEVEN_ZIP_AES);
			case "rar" -> isRarLocked(file);
			default -> false;
		};
	}

	private static boolean isZipLocked(byte[] file) {
		for (int i = 0; i + ZIP_FLAGS < file.length; i++) {
			boolean entry = file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 3 && file[i + 3] == 4;
			if (entry && (file[i + ZIP_FLAGS] & 1) != 0) {
				return true;
			}
		}
		return false;
	}

	private static boolean isRarLocked(byte[] file) {
		String head = new String(file, 0, Math.min(file.length, RAR_5.length()), StandardCharsets.ISO_8859_1);
		if (head.equals(RAR_5)) {
			return at(file, RAR_5_TYPE) == RAR_5_ENCRYPTION;
		}
		// Two bytes of flags, the lower first; the file's type stands before them.
		boolean headers = (at(file, RAR_FLAGS) & RAR_HEADERS_ENCRYPTED) != 0;
		boolean first = at(file, RAR_FILE_FLAGS - 1) == 0x74 && (at(file, RAR_FILE_FLAGS) & RAR_FILE_ENCRYPTED) != 0;
		return headers || first;
	}

	private static int at(byte[] file, int index) {
		return (index < file.length) ? file[index] & 0xFF : 0;
	}

}

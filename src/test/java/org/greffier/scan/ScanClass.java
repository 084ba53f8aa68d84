package org.greffier.scan;

import java.util.Locale;

import org.greffier.scan.Optics.Coding;

/** The ways in which a signed sheet becomes a file; all that differs is in numbers. */
public enum ScanClass {

	CLEAN_300(Optics.at(300)), DPI_200(Optics.at(200)), COLOUR_200(Optics.at(200).as(Coding.JPEG_RGB)),
	BILEVEL_300(Optics.at(300).as(Coding.FLATE_BILEVEL)), JPEG_Q40(Optics.at(200).jpeg(0.4)),
	BLURRED(Optics.at(300).blurred(1.9)), DPI_150(Optics.at(150)),
	/** ITU-T T.30 "fine" and a bit more: 204 by 196 dots an inch, black and white. */
	FAX_G4(Optics.at(204).by(196).as(Coding.CCITT_G4).blurred(1).noisy(9)),
	/** A telephone held over a sheet on a desk. */
	PHOTO(Optics.at(220).as(Coding.JPEG_RGB).jpeg(0.7).blurred(1.2).noisy(5).from(40, 225).skewed(4)),
	ROTATED_90(Optics.at(200).turned(1)), ROTATED_180(Optics.at(200).turned(2)), ROTATED_270(Optics.at(200).turned(3)),
	SKEWED(Optics.at(200).skewed(3)), DARK(Optics.at(200).from(12, 176).noisy(5)),
	/** Toner and ink that run out. */
	FAINT(Optics.at(200).from(150, 248).noisy(4)),
	/** Coffee, two punched holes, a fold and specks. */
	STAINED(Optics.at(200)),
	/** Signed with a pen as thin as a tablet draws. */
	THIN_PEN(Optics.at(200));

	private static final double THIN = 0.35;

	@SuppressWarnings("ImmutableEnumChecker") // a record of numbers
	private final Optics optics;

	ScanClass(Optics optics) {
		this.optics = optics;
	}

	/** As it is written in JSON and on the command line: {@code fax-g4}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether an office would call it a good scan: what most people send, and what should
	 * need no clerk.
	 */
	public boolean good() {
		return switch (this) {
			case CLEAN_300, DPI_200, COLOUR_200, BILEVEL_300, JPEG_Q40, ROTATED_90, ROTATED_180, ROTATED_270, SKEWED,
					THIN_PEN ->
				true;
			case BLURRED, DPI_150, FAX_G4, PHOTO, DARK, FAINT, STAINED -> false;
		};
	}

	Optics optics() {
		return this.optics;
	}

	boolean colour() {
		return this.optics.coding() == Coding.JPEG_RGB;
	}

	boolean photo() {
		return this == PHOTO;
	}

	Ink pen(Ink usual) {
		return (this == THIN_PEN) ? usual.thin(THIN) : usual;
	}

}

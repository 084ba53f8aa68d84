package org.greffier.intake.mime;

import java.text.Normalizer;

/**
 * File names made fit to be shown (FAULTS M-10): never used as a path, and storage goes
 * by id.
 */
public final class FileNames {

	/** What is shown of a longer one, its ending kept. */
	public static final int CHARACTERS = 120;

	/** An ending longer than this is none. */
	private static final int ENDING = 12;

	private FileNames() {
	}

	/**
	 * The last element of any path, without control, direction and invisible characters.
	 * @param fallback what it is called when nothing is left
	 */
	public static String clean(String written, String fallback) {
		String name = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
		StringBuilder shown = new StringBuilder();
		Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach((c) -> {
			switch (Character.getType(c)) {
				case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
						Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
					shown.append('_');
				default -> shown.appendCodePoint(c);
			}
		});
		String text = shown.toString().replaceAll("\\s+", " ").strip();
		if (text.replaceAll("[._ ]", "").isEmpty()) {
			return fallback;
		}
		return (text.length() <= CHARACTERS) ? text : shorten(text);
	}

	private static String shorten(String name) {
		int dot = name.lastIndexOf('.');
		String ending = (dot > 0 && name.length() - dot <= ENDING) ? name.substring(dot) : "";
		int keep = CHARACTERS - ending.length() - 1;
		// Never half of a character that takes two.
		int cut = Character.isHighSurrogate(name.charAt(keep - 1)) ? keep - 1 : keep;
		return name.substring(0, cut) + "…" + ending;
	}

}

package org.greffier.reading;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.MacRomanEncoding;

/**
 * The looks of the characters of one document's fonts, each outlined once. A font whose
 * drawing may differ from viewer to viewer has none: one that is damaged, that is not in
 * the file and not a standard one, or whose tables contradict each other.
 */
final class Outlines {

	private final IdentityHashMap<PDFont, Map<Integer, Look>> looks = new IdentityHashMap<>();

	private final IdentityHashMap<PDFont, Boolean> plain = new IdentityHashMap<>();

	Look look(PDFont font, int code) {
		return this.looks.computeIfAbsent(font, (f) -> new HashMap<>()).computeIfAbsent(code, (c) -> drawn(font, c));
	}

	private Look drawn(PDFont font, int code) {
		if (!this.plain.computeIfAbsent(font, Outlines::plain)) {
			return Look.UNKNOWN;
		}
		try {
			if (font instanceof PDTrueTypeFont simple && simple.isEmbedded() && !unambiguous(simple, code)) {
				return Look.UNKNOWN;
			}
			GeneralPath outline = new GeneralPath(((PDVectorFont) font).getNormalizedPath(code));
			outline.transform(font.getFontMatrix().createAffineTransform());
			return Look.of(outline);
		}
		catch (IOException | RuntimeException ex) {
			// nobody knows what other viewers draw of it
			return Look.UNKNOWN;
		}
	}

	private static boolean plain(PDFont font) {
		if (!(font instanceof PDVectorFont) || font instanceof PDType3Font || font.isVertical() || font.isDamaged()) {
			return false;
		}
		return font.isEmbedded() || (!brings(font) && Standard14Fonts.containsName(font.getName()));
	}

	/** Whether a file brings a font's program, readable or not. */
	private static boolean brings(PDFont font) {
		COSDictionary descriptor = font.getCOSObject().getCOSDictionary(COSName.FONT_DESC);
		return descriptor != null && (descriptor.containsKey(COSName.FONT_FILE)
				|| descriptor.containsKey(COSName.FONT_FILE2) || descriptor.containsKey(COSName.FONT_FILE3));
	}

	/**
	 * Whether every table by which a viewer may look a code up leads to one glyph (ISO
	 * 32000-1, 9.6.6.4 leaves the choice to the font's flags and to viewers).
	 */
	private static boolean unambiguous(PDTrueTypeFont font, int code) throws IOException {
		CmapTable tables = font.getTrueTypeFont().getCmap();
		if (tables == null) {
			return true;
		}
		int glyph = font.codeToGID(code);
		boolean symbolic = font.isSymbolic();
		String name = (font.getEncoding() != null) ? font.getEncoding().getName(code) : ".notdef";
		String meaning = GlyphList.getAdobeGlyphList().toUnicode(name);
		Integer roman = MacRomanEncoding.INSTANCE.getNameToCodeMap().get(name);
		for (CmapSubtable table : tables.getCmaps()) {
			boolean microsoft = table.getPlatformId() == CmapTable.PLATFORM_WINDOWS;
			boolean symbols = microsoft && table.getPlatformEncodingId() == CmapTable.ENCODING_WIN_SYMBOL;
			boolean macintosh = table.getPlatformId() == CmapTable.PLATFORM_MACINTOSH;
			if (symbols && !(leads(table, code, glyph) && leads(table, 0xF000 + code, glyph))) {
				return false;
			}
			if (microsoft && !symbols && meaning != null && !leads(table, meaning.codePointAt(0), glyph)) {
				return false;
			}
			if (macintosh && !leads(table, (symbolic || roman == null) ? code : roman, glyph)) {
				return false;
			}
		}
		return true;
	}

	private static boolean leads(CmapSubtable table, int character, int glyph) {
		int there = table.getGlyphId(character);
		return there == 0 || there == glyph;
	}

}

package org.greffier.catalogue;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The typefaces of our blanks, from a dependency that holds fonts alone.
 */
enum Typeface {

	/** What the page says. */
	REGULAR("DejaVuSansCondensed"),
	/** Titles and labels. */
	BOLD("DejaVuSansCondensed-Bold"),
	/** What is typed into fields (READING, the blank's text fields). */
	MONO("DejaVuSansMono");

	private final String file;

	Typeface(String file) {
		this.file = file;
	}

	/** The font's file, to be embedded. */
	InputStream open() {
		String path = "/net/sf/jasperreports/fonts/dejavu/" + this.file + ".ttf";
		InputStream stream = Typeface.class.getResourceAsStream(path);
		if (stream == null) {
			throw new IllegalStateException("the fonts are not on the class path: " + path);
		}
		return stream;
	}

	TrueTypeFont parse() throws IOException {
		try (InputStream stream = open()) {
			TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
			// A ligature would be one glyph for two letters, which text extraction loses.
			font.setEnableGsub(false);
			return font;
		}
	}

	/** The width of a text, in points. */
	double width(String text, double size) {
		double em = text.codePoints().mapToDouble(this::advance).sum();
		return em * size;
	}

	/** The text in lines that are no wider than so many points; broken at spaces only. */
	List<String> wrap(String text, double size, double width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : text.split(" ", -1)) {
			String longer = line.isEmpty() ? word : line + " " + word;
			if (width(longer, size) > width && !line.isEmpty()) {
				lines.add(line.toString());
				line.setLength(0);
				line.append(word);
			}
			else {
				line.setLength(0);
				line.append(longer);
			}
		}
		lines.add(line.toString());
		return lines;
	}

	/** The outlines of a text, its baseline at 0, y upwards, in points. */
	GeneralPath outlines(String text, double size) {
		try (TrueTypeFont font = parse()) {
			return outlines(font, text, size);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The outlines of each character of a text, by character. */
	Map<Character, GeneralPath> glyphs(String text, double size) {
		try (TrueTypeFont font = parse()) {
			Map<Character, GeneralPath> glyphs = new LinkedHashMap<>();
			for (int i = 0; i < text.length(); i++) {
				glyphs.put(text.charAt(i), outlines(font, text.substring(i, i + 1), size));
			}
			return glyphs;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static GeneralPath outlines(TrueTypeFont font, String text, double size) throws IOException {
		CmapLookup glyphs = font.getUnicodeCmapLookup();
		GeneralPath outlines = new GeneralPath();
		double x = 0;
		double scale = size / font.getUnitsPerEm();
		for (int codePoint : text.codePoints().toArray()) {
			int glyph = glyphs.getGlyphId(codePoint);
			AffineTransform place = new AffineTransform(scale, 0, 0, scale, x, 0);
			outlines.append(place.createTransformedShape(font.getGlyph().getGlyph(glyph).getPath()), false);
			x += font.getAdvanceWidth(glyph) * scale;
		}
		return outlines;
	}

	private double advance(int codePoint) {
		Double advance = Measured.ADVANCES.computeIfAbsent(this, Typeface::measure).get(codePoint);
		if (advance == null) {
			throw new IllegalArgumentException("the blank's font lacks U+" + Integer.toHexString(codePoint));
		}
		return advance;
	}

	/** Latin and its punctuation at once, so that the font is parsed once. */
	private Map<Integer, Double> measure() {
		try (TrueTypeFont font = parse()) {
			CmapLookup glyphs = font.getUnicodeCmapLookup();
			Map<Integer, Double> advances = new HashMap<>();
			for (int codePoint = 0x20; codePoint < 0x2200; codePoint++) {
				int glyph = glyphs.getGlyphId(codePoint);
				if (glyph != 0) {
					advances.put(codePoint, font.getAdvanceWidth(glyph) / (double) font.getUnitsPerEm());
				}
			}
			return Map.copyOf(advances);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** By face and character, in em. */
	private static final class Measured {

		private static final Map<Typeface, Map<Integer, Double>> ADVANCES = new ConcurrentHashMap<>();

	}

}

package org.greffier.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/**
 * Makes fonts that draw one text and say that it is another (FAULTS P-14, P-17). The text
 * is written as the codes from 33 on.
 */
final class LyingFont {

	static final int FIRST = 33;

	private LyingFont() {
	}

	/** The codes to write, for either text. */
	static byte[] codes(String text, int bytesPerCode) {
		byte[] codes = new byte[text.length() * bytesPerCode];
		for (int i = 0; i < text.length(); i++) {
			codes[(i + 1) * bytesPerCode - 1] = (byte) (FIRST + i);
		}
		return codes;
	}

	/** Our own face; its table of meanings lies. */
	static PDFont ofOurFace(PDDocument document, String shown, String said) throws IOException {
		return lying(document, mono(document).getCOSObject(), shown, said);
	}

	/** A standard font that is not in the file; its table of meanings lies. */
	static PDFont ofHelvetica(PDDocument document, String shown, String said) throws IOException {
		COSDictionary font = new COSDictionary();
		font.setItem(COSName.TYPE, COSName.FONT);
		font.setItem(COSName.SUBTYPE, COSName.TYPE1);
		font.setItem(COSName.BASE_FONT, COSName.getPDFName("Helvetica"));
		return lying(document, font, shown, said);
	}

	/** A composite font whose meanings are right and whose glyphs are exchanged. */
	static PDFont ofGlyphs(PDDocument document, String shown, String said) throws IOException {
		PDType0Font font;
		try (InputStream face = face()) {
			font = PDType0Font.load(document, face, false);
		}
		byte[] glyphs = new byte[2 * (FIRST + shown.length())];
		for (int i = 0; i < shown.length(); i++) {
			int glyph = font.codeToGID(ByteBuffer.wrap(font.encode(shown.substring(i, i + 1))).getChar());
			glyphs[2 * (FIRST + i)] = (byte) (glyph >> 8);
			glyphs[2 * (FIRST + i) + 1] = (byte) glyph;
		}
		COSDictionary dictionary = font.getCOSObject();
		((COSDictionary) dictionary.getCOSArray(COSName.DESCENDANT_FONTS).getObject(0)).setItem(COSName.CID_TO_GID_MAP,
				stream(document, glyphs));
		dictionary.setItem(COSName.TO_UNICODE, meanings(document, said, 2));
		// what is built on saving would undo the lie
		return PDFontFactory.createFont(new COSDictionary(dictionary));
	}

	/**
	 * Our face with two tables that lead to different glyphs: which one a viewer takes is
	 * its own choice.
	 */
	static PDTrueTypeFont ofTwoTables(PDDocument document) throws IOException {
		byte[] bytes;
		try (InputStream face = face()) {
			bytes = face.readAllBytes();
		}
		ByteBuffer font = ByteBuffer.wrap(bytes);
		int cmap = 0;
		for (int table = 12; table < 12 + 16 * font.getShort(4); table += 16) {
			cmap = (font.getInt(table) == 0x636d6170) ? font.getInt(table + 8) : cmap;
		}
		for (int entry = cmap + 4; entry < cmap + 4 + 8 * font.getShort(cmap + 2); entry += 8) {
			int table = cmap + font.getInt(entry + 4);
			if (font.getShort(entry) == 3 && font.getShort(entry + 2) == 10) {
				// format 12: groups of first and last character and first glyph
				font.putInt(table + 16 + 8, font.getInt(table + 16 + 8) + 1);
				return PDTrueTypeFont.load(document, new ByteArrayInputStream(bytes), WinAnsiEncoding.INSTANCE);
			}
		}
		throw new IllegalStateException("the face has no table of all characters");
	}

	static PDTrueTypeFont mono(PDDocument document) throws IOException {
		try (InputStream face = face()) {
			return PDTrueTypeFont.load(document, face, WinAnsiEncoding.INSTANCE);
		}
	}

	static InputStream face() {
		InputStream face = LyingFont.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSansMono.ttf");
		if (face == null) {
			throw new IllegalStateException("the fonts are not on the class path");
		}
		return face;
	}

	private static PDFont lying(PDDocument document, COSDictionary font, String shown, String said) throws IOException {
		COSArray differences = new COSArray();
		differences.add(COSInteger.get(FIRST));
		COSArray widths = new COSArray();
		for (int i = 0; i < shown.length(); i++) {
			differences.add(COSName.getPDFName(WinAnsiEncoding.INSTANCE.getName(shown.charAt(i))));
			widths.add(COSInteger.get(602));
		}
		COSDictionary encoding = new COSDictionary();
		encoding.setItem(COSName.BASE_ENCODING, COSName.WIN_ANSI_ENCODING);
		encoding.setItem(COSName.DIFFERENCES, differences);
		font.setItem(COSName.ENCODING, encoding);
		font.setInt(COSName.FIRST_CHAR, FIRST);
		font.setInt(COSName.LAST_CHAR, FIRST + shown.length() - 1);
		font.setItem(COSName.WIDTHS, widths);
		font.setItem(COSName.TO_UNICODE, meanings(document, said, 1));
		return PDFontFactory.createFont(font);
	}

	private static COSStream meanings(PDDocument document, String said, int bytes) throws IOException {
		StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n");
		String code = "%0" + 2 * bytes + "X";
		map.append("1 begincodespacerange <")
			.append("00".repeat(bytes))
			.append("> <")
			.append("FF".repeat(bytes))
			.append("> endcodespacerange\n")
			.append(said.length())
			.append(" beginbfchar\n");
		for (int i = 0; i < said.length(); i++) {
			map.append(String.format(Locale.ROOT, "<" + code + "> <%04X>%n", FIRST + i, (int) said.charAt(i)));
		}
		map.append("endbfchar\nendcmap CMapName currentdict /CMap defineresource pop end end\n");
		return stream(document, map.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private static COSStream stream(PDDocument document, byte[] bytes) throws IOException {
		COSStream stream = document.getDocument().createCOSStream();
		try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
			out.write(bytes);
		}
		return stream;
	}

}

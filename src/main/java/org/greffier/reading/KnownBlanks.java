package org.greffier.reading;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.form.Language;
import org.greffier.reading.scan.BlankMatch;
import org.greffier.reading.scan.Grey;
import org.greffier.reading.scan.PageScan;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of the catalogue and their blanks, each drawn and read when it is first
 * needed.
 */
final class KnownBlanks {

	/** Pixels a point of a blank's picture: 144 dots an inch. */
	private static final float PICTURE = 2;

	/** Each takes 2 MB. */
	private static final int MOST_PICTURES = 12;

	private final Map<String, Known> kinds = new TreeMap<>();

	private final Map<String, Map<Language, List<PageMarks>>> drawn = new TreeMap<>();

	private final Map<String, BlankPage> pictures = new LinkedHashMap<>();

	private final KnownPages known = new KnownPages();

	private final ReadingLimits limits;

	private @Nullable Alphabet alphabet;

	KnownBlanks(List<Known> kinds, ReadingLimits limits) {
		kinds.forEach((known) -> this.kinds.put(known.kind().name(), known));
		this.limits = limits;
	}

	Optional<Known> kind(String name) {
		return Optional.ofNullable(this.kinds.get(name));
	}

	List<Known> all() {
		return List.copyOf(this.kinds.values());
	}

	/** The pages of the blanks that were read so far. */
	KnownPages known() {
		return this.known;
	}

	/** The pages of a blank. */
	List<PageMarks> pages(Known known, Language language) {
		return this.drawn.computeIfAbsent(known.kind().name(), (name) -> new EnumMap<>(Language.class))
			.computeIfAbsent(language, (l) -> read(known.draw().apply(l)));
	}

	/** A page of a blank as a picture, from 1; the last few are kept. */
	BlankPage page(Known known, Language language, int page) {
		String name = known.kind().name() + " " + language + " " + page;
		BlankPage kept = this.pictures.remove(name);
		if (kept == null) {
			PageScan drawn = PageScan.drawn(drawn(known.draw().apply(language), page), PICTURE);
			kept = new BlankPage(drawn, BlankMatch.patches(drawn, known.layout(), page));
		}
		this.pictures.put(name, kept);
		if (this.pictures.size() > MOST_PICTURES) {
			this.pictures.remove(this.pictures.keySet().iterator().next());
		}
		return kept;
	}

	private static Grey drawn(byte[] blank, int page) {
		try (PDDocument document = Loader.loadPDF(blank)) {
			BufferedImage image = new PDFRenderer(document).renderImage(page - 1, PICTURE, ImageType.GRAY);
			return new Grey(image.getWidth(), image.getHeight(),
					((DataBufferByte) image.getRaster().getDataBuffer()).getData());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("our own blank does not open", ex);
		}
	}

	/** The face of the blanks' fields, and the one that engines put in its place. */
	Alphabet alphabet() {
		if (this.alphabet == null) {
			this.alphabet = alphabet(all().get(0).draw().apply(Language.FR));
		}
		return this.alphabet;
	}

	private Alphabet alphabet(byte[] blank) {
		try {
			// stays open for as long as we read, for its fonts
			PDDocument document = Loader.loadPDF(blank);
			List<PDFont> faces = new ArrayList<>();
			PDResources resources = document.getDocumentCatalog().getAcroForm(null).getDefaultResources();
			for (COSName name : resources.getFontNames()) {
				PDFont face = resources.getFont(name);
				faces.add(face);
				this.known.fonts().keep(face);
			}
			faces.add(new PDType1Font(FontName.HELVETICA));
			return new Alphabet(faces);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("our own blank does not open", ex);
		}
	}

	private List<PageMarks> read(byte[] blank) {
		try (PDDocument document = Loader.loadPDF(blank)) {
			List<PDPage> pages = PageTree.pages(document.getDocumentCatalog().getCOSObject(), 100);
			List<PageMarks> marks = DrawnPages.of(document, pages, FieldTree.of(null, 1), new KnownPages(),
					this.limits);
			for (int i = 0; i < pages.size(); i++) {
				this.known.keep(pages.get(i), marks.get(i));
			}
			return marks;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("our own blank does not open", ex);
		}
	}

	/**
	 * One kind.
	 *
	 * @param draw makes its blank in a language
	 */
	record Known(FormKind kind, Layout layout, Function<Language, byte[]> draw) {
	}

}

package org.greffier.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.form.Language;

/**
 * The kinds of the catalogue and their blanks, each drawn and read when it is first
 * needed.
 */
final class KnownBlanks {

	private final Map<String, Known> kinds = new TreeMap<>();

	private final Map<String, Map<Language, List<PageMarks>>> drawn = new TreeMap<>();

	private final ReadingLimits limits;

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

	/** The pages of a blank. */
	List<PageMarks> pages(Known known, Language language) {
		return this.drawn.computeIfAbsent(known.kind().name(), (name) -> new EnumMap<>(Language.class))
			.computeIfAbsent(language, (l) -> read(known.draw().apply(l)));
	}

	private List<PageMarks> read(byte[] blank) {
		try (PDDocument document = Loader.loadPDF(blank)) {
			return DrawnPages.of(document, PageTree.pages(document.getDocumentCatalog().getCOSObject(), 100),
					FieldTree.of(null, 1), this.limits);
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

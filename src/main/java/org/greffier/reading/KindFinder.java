package org.greffier.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.greffier.catalogue.Blanks;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Problem;
import org.greffier.reading.KnownBlanks.Known;
import org.greffier.reading.QrCodes.PageName;

/**
 * Finds which blank a file is, page by page: by lying over the blank that its metadata
 * names, by its words, by its QR code, in the order of their cost.
 */
final class KindFinder {

	/** A page with this share of a blank's words is that blank, or was. */
	private static final double SAME_WORDS = 0.6;

	/** Fewer characters than this are no page of text. */
	private static final int FEW_CHARACTERS = 40;

	private final KnownBlanks blanks;

	private final ReadingLimits limits;

	KindFinder(KnownBlanks blanks, ReadingLimits limits) {
		this.blanks = blanks;
		this.limits = limits;
	}

	/**
	 * What the file is.
	 * @param scans those of its pages that are pictures, by their number from 1
	 */
	Recognised find(PDDocument document, List<PageMarks> pages, Map<Integer, ScannedPage> scans) {
		Optional<KindVersion> said = said(document);
		Optional<Language> language = language(document);
		Optional<Known> known = said.flatMap((kind) -> this.blanks.kind(kind.kind()))
			.filter((k) -> k.kind().current().equals(said.get()));
		if (known.isPresent() && scans.isEmpty() && pages.size() == known.get().layout().pages()) {
			Optional<Recognised> straight = straight(known.get(), language, pages);
			if (straight.isPresent()) {
				return straight.get();
			}
		}
		return search(document, pages, scans, said, language);
	}

	/** The usual case: every page lies over the blank that the file says it is. */
	private Optional<Recognised> straight(Known known, Optional<Language> said, List<PageMarks> pages) {
		for (Language language : said.map(List::of).orElse(List.of(Language.values()))) {
			List<PageMarks> blank = this.blanks.pages(known, language);
			Map<Integer, Difference> differences = new TreeMap<>();
			Map<Integer, Integer> places = new TreeMap<>();
			for (int i = 0; i < pages.size(); i++) {
				differences.put(i + 1, Difference.of(pages.get(i), blank.get(i)));
				places.put(i + 1, i + 1);
			}
			if (differences.values().stream().allMatch((d) -> d.matched() >= Difference.ALIKE)) {
				return Optional.of(new Recognised(Optional.of(known.kind().current()), Optional.of(known),
						Optional.of(language), differences, places, List.of()));
			}
		}
		return Optional.empty();
	}

	private Recognised search(PDDocument document, List<PageMarks> pages, Map<Integer, ScannedPage> scans,
			Optional<KindVersion> said, Optional<Language> language) {
		Map<Integer, PageName> names = new TreeMap<>();
		List<Problem> problems = new ArrayList<>();
		List<Integer> strangers = new ArrayList<>();
		for (int i = 0; i < pages.size(); i++) {
			int number = i + 1;
			ScannedPage scan = scans.get(number);
			((scan != null) ? scan.name() : name(document, i, pages.get(i)))
				.ifPresentOrElse((name) -> names.put(number, name), () -> strangers.add(number));
		}
		strangers.removeIf((number) -> empty(pages.get(number - 1)) || scans.containsKey(number));
		Optional<KindVersion> named = names.values().stream().map(PageName::kind).findFirst();
		// an older blank has most of the words of the current one
		Optional<KindVersion> kind = said.filter((s) -> named.isEmpty() || named.get().kind().equals(s.kind()))
			.or(() -> named);
		if (kind.isEmpty() || this.blanks.kind(kind.get().kind()).isEmpty()) {
			problems.add(Problem.of(FindingCode.KIND_UNKNOWN));
			return new Recognised(kind, Optional.empty(), language, Map.of(), Map.of(), problems);
		}
		several(names).ifPresent(problems::add);
		Known known = this.blanks.kind(kind.get().kind()).get();
		if (!known.kind().current().equals(kind.get())) {
			return new Recognised(kind, Optional.empty(), language, Map.of(), Map.of(), problems);
		}
		Map<Integer, Integer> places = places(names, known, strangers);
		missing(places.keySet(), known).ifPresent(problems::add);
		if (!strangers.isEmpty()) {
			problems.add(Problem.of(FindingCode.BLANK_ALTERED, join(strangers)));
		}
		Recognised found = compared(known, language, pages, places, problems);
		return printedVersion(document, pages, found)
			.map((other) -> new Recognised(Optional.of(other), Optional.empty(), language, Map.of(), Map.of(),
					List.of()))
			.orElse(found);
	}

	/** The version in the QR code of a page that does not lie over the current blank. */
	private static Optional<KindVersion> printedVersion(PDDocument document, List<PageMarks> pages, Recognised found) {
		return found.pages()
			.entrySet()
			.stream()
			.filter((page) -> page.getValue().matched() < Difference.ALIKE)
			.map((page) -> Objects.requireNonNull(found.places().get(page.getKey())) - 1)
			.flatMap((index) -> QrCodes.find(document, index, pages.get(index)).stream())
			.map(PageName::kind)
			.filter((kind) -> !Optional.of(kind).equals(found.kind()))
			.findFirst();
	}

	private Recognised compared(Known known, Optional<Language> said, List<PageMarks> pages,
			Map<Integer, Integer> places, List<Problem> problems) {
		Map<Integer, Difference> best = Map.of();
		Optional<Language> language = said;
		for (Language candidate : said.map(List::of).orElse(List.of(Language.values()))) {
			Map<Integer, Difference> differences = new TreeMap<>();
			places.forEach((form, file) -> {
				PageMarks page = pages.get(file - 1);
				if (!scanned(page)) {
					differences.put(form, Difference.of(page, this.blanks.pages(known, candidate).get(form - 1)));
				}
			});
			if (best.isEmpty() || matched(differences) > matched(best)) {
				best = differences;
				language = differences.isEmpty() ? said : Optional.of(candidate);
			}
		}
		return new Recognised(Optional.of(known.kind().current()), Optional.of(known), language, best, places,
				problems);
	}

	/** The first page of the file for each page of the form. */
	private static Map<Integer, Integer> places(Map<Integer, PageName> names, Known known, List<Integer> strangers) {
		Map<Integer, Integer> places = new TreeMap<>();
		names.forEach((file, name) -> {
			if (name.kind().equals(known.kind().current()) && name.page() <= known.layout().pages()) {
				places.putIfAbsent(name.page(), file);
			}
		});
		if (names.isEmpty()) {
			// only the metadata says what it is: its pages are taken in their order
			for (int page = 1; page <= known.layout().pages() && strangers.remove((Object) page); page++) {
				places.put(page, page);
			}
		}
		return places;
	}

	/**
	 * Two first pages are two forms (RULES RAMQ-03); the detail has their page numbers.
	 */
	private static Optional<Problem> several(Map<Integer, PageName> names) {
		List<Integer> firsts = names.entrySet()
			.stream()
			.filter((name) -> name.getValue().page() == 1)
			.map(Map.Entry::getKey)
			.toList();
		long kinds = names.values().stream().map((name) -> name.kind().kind()).distinct().count();
		return (firsts.size() > 1 || kinds > 1)
				? Optional.of(Problem.of(FindingCode.SEVERAL_FORMS_IN_ONE_FILE, join(firsts))) : Optional.empty();
	}

	private static Optional<Problem> missing(Set<Integer> found, Known known) {
		List<Integer> missing = new ArrayList<>();
		for (int page = 1; page <= known.layout().pages(); page++) {
			if (!found.contains(page)) {
				missing.add(page);
			}
		}
		return missing.isEmpty() ? Optional.empty() : Optional.of(Problem.of(FindingCode.PAGES_MISSING, join(missing)));
	}

	private Optional<PageName> name(PDDocument document, int index, PageMarks page) {
		if (empty(page)) {
			return Optional.empty();
		}
		Optional<PageName> byWords = scanned(page) ? Optional.empty() : byWords(page);
		return byWords.isPresent() ? byWords : QrCodes.find(document, index, page);
	}

	private Optional<PageName> byWords(PageMarks page) {
		Set<String> words = new HashSet<>(PageFit.words(page));
		Optional<PageName> best = Optional.empty();
		double most = SAME_WORDS;
		for (Known known : this.blanks.all()) {
			for (Language language : Language.values()) {
				List<PageMarks> blank = this.blanks.pages(known, language);
				for (int i = 0; i < blank.size(); i++) {
					Set<String> wanted = new LinkedHashSet<>(PageFit.words(blank.get(i)));
					double share = wanted.stream().filter(words::contains).count()
							/ (double) Math.max(1, wanted.size());
					if (share > most) {
						most = share;
						best = Optional.of(new PageName(known.kind().current(), i + 1));
					}
				}
			}
		}
		return best;
	}

	/** Whether a page is a picture of a page: what text it has is no typed form. */
	boolean scanned(PageMarks page) {
		long seen = page.glyphs().stream().filter((glyph) -> glyph.visible() && !glyph.blank()).count();
		boolean picture = page.pictureShare() >= this.limits.scanShare();
		return seen < FEW_CHARACTERS && (picture || !page.shapes().isEmpty());
	}

	private static boolean empty(PageMarks page) {
		return page.glyphs().stream().allMatch(PageMarks.Glyph::blank) && page.shapes().isEmpty()
				&& page.pictures().isEmpty();
	}

	private static double matched(Map<Integer, Difference> differences) {
		return differences.values().stream().mapToDouble(Difference::matched).average().orElse(0);
	}

	private static Optional<KindVersion> said(PDDocument document) {
		String said = document.getDocumentInformation().getCustomMetadataValue(Blanks.METADATA_KEY);
		return Optional.ofNullable(said).flatMap((kind) -> QrCodes.parse(kind + "|1")).map(PageName::kind);
	}

	private static Optional<Language> language(PDDocument document) {
		String tag = document.getDocumentCatalog().getLanguage();
		Map<String, Language> languages = new HashMap<>();
		for (Language language : Language.values()) {
			languages.put(language.key(), language);
		}
		return Optional.ofNullable(tag)
			.filter((t) -> t.length() >= 2)
			.map((t) -> languages.get(t.substring(0, 2).toLowerCase(Locale.ROOT)));
	}

	static String join(List<Integer> pages) {
		return pages.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

}

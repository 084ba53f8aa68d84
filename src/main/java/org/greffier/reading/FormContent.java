package org.greffier.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.reading.FieldTree.FormField;
import org.jspecify.annotations.Nullable;

/** Puts one file's reading together, once its pages are known. */
final class FormContent {

	private final KnownBlanks blanks;

	private final ScannedPages scans;

	private final ReadingLimits limits;

	private final String sha256;

	private final List<Problem> problems;

	private Map<Party, String> sealed = Map.of();

	FormContent(KnownBlanks blanks, ScannedPages scans, ReadingLimits limits, String sha256, List<Problem> problems) {
		this.blanks = blanks;
		this.scans = scans;
		this.limits = limits;
		this.sha256 = sha256;
		this.problems = problems;
	}

	Reading read(PDDocument document, @Nullable COSDictionary form, FieldTree tree, List<PageMarks> marks) {
		KindFinder finder = new KindFinder(this.blanks, this.limits);
		Map<Integer, ScannedPage> scans = new TreeMap<>();
		for (int i = 0; i < marks.size(); i++) {
			if (finder.scanned(marks.get(i))) {
				scans.put(i + 1, this.scans.read(document, i, marks.get(i)));
			}
		}
		Recognised found = finder.find(document, marks, scans);
		this.problems.addAll(found.problems());
		flaws(marks);
		if (!scans.isEmpty()) {
			return new ScanContent(found, scans, this.limits, this.problems).reading(this.sha256, marks.size());
		}
		if (found.problems().stream().anyMatch((p) -> p.code() == FindingCode.SEVERAL_FORMS_IN_ONE_FILE)) {
			return reading(found, marks.size(), Source.TEXT, Map.of(), unsure());
		}
		if (found.known().isEmpty()) {
			return otherVersion(found, tree, marks.size());
		}
		Layout layout = found.known().get().layout();
		FieldReader fields = new FieldReader(tree, found, this.blanks.alphabet(), FieldReader.needAppearances(form),
				this.limits);
		fields.read(layout);
		this.problems.addAll(fields.problems());
		altered(found, layout);
		Source source = fields.fields().values().stream().anyMatch((f) -> f.source() == Source.ACROFORM)
				? Source.ACROFORM : Source.TEXT;
		SignatureReader signatures = new SignatureReader(tree, found, this.limits);
		Map<Party, SignatureReading> read = signatures.read(layout);
		this.sealed = signatures.sealed();
		return reading(found, marks.size(), source, fields.fields(), read);
	}

	/** The signature fields in the boxes of those who have signed digitally. */
	Map<Party, String> sealed() {
		return this.sealed;
	}

	/** The blank's own words changed, or words beside the fields (FAULTS B-06). */
	private void altered(Recognised found, Layout layout) {
		if (this.problems.stream().anyMatch((p) -> p.code() == FindingCode.BLANK_ALTERED)) {
			return;
		}
		List<Integer> altered = new ArrayList<>();
		found.pages().forEach((page, difference) -> {
			if (new Alteration(layout, page, this.limits).of(difference)) {
				altered.add(page);
			}
		});
		if (!altered.isEmpty()) {
			this.problems.add(Problem.of(FindingCode.BLANK_ALTERED, KindFinder.join(altered)));
		}
	}

	/**
	 * An older blank, or a kind that we do not know: the fields' values by their names,
	 * with no place to hold them against, so that a clerk sees them.
	 */
	private Reading otherVersion(Recognised found, FieldTree tree, int pages) {
		Map<FieldName, FieldReading> fields = new TreeMap<>();
		Optional<FormKind> kind = found.kind().flatMap((k) -> this.blanks.kind(k.kind())).map(KnownBlanks.Known::kind);
		kind.ifPresent((k) -> {
			k.fields().keySet().forEach((name) -> byName(tree, name, false, fields));
			k.choices()
				.values()
				.forEach((choice) -> choice.options()
					.forEach((option) -> byName(tree, choice.name().option(option.code()), true, fields)));
			this.problems.add(Problem.of(FindingCode.LOW_CONFIDENCE));
		});
		return reading(found, pages, fields.isEmpty() ? Source.TEXT : Source.ACROFORM, fields,
				kind.isPresent() ? unsure() : Map.of());
	}

	private void byName(FieldTree tree, FieldName name, boolean tick, Map<FieldName, FieldReading> fields) {
		List<FormField> named = tree.named(name.value());
		if (named.size() != 1) {
			return;
		}
		String text = Values.clean(named.get(0).text());
		String value = tick ? Boolean.toString(!text.isEmpty() && !text.equals("Off")) : text;
		if (value.length() <= this.limits.valueCharacters()) {
			fields.put(name, new FieldReading(value, Source.ACROFORM, 0.5, 1, new Box(0, 0, 0, 0)));
		}
	}

	/** Something on a page could not be followed: nobody knows what it would show. */
	private void flaws(List<PageMarks> marks) {
		List<Integer> flawed = new ArrayList<>();
		for (int i = 0; i < marks.size(); i++) {
			if (marks.get(i).flawed()) {
				flawed.add(i + 1);
			}
		}
		if (!flawed.isEmpty()) {
			this.problems.add(Problem.of(FindingCode.READ_FAILED, KindFinder.join(flawed)));
		}
	}

	/** Of pages that were not read: nobody may be told that a signature is absent. */
	private static Map<Party, SignatureReading> unsure() {
		Map<Party, SignatureReading> unsure = new EnumMap<>(Party.class);
		for (Party party : Party.values()) {
			unsure.put(party, SignatureReading.of(SignatureState.DOUBTFUL, 0));
		}
		return unsure;
	}

	private Reading reading(Recognised found, int pages, Source source, Map<FieldName, FieldReading> fields,
			Map<Party, SignatureReading> signatures) {
		return new Reading(this.sha256, found.kind(), found.language(), pages, source, fields, signatures,
				this.problems);
	}

}

package org.greffier.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.reading.ScannedPage.Paper;
import org.greffier.reading.scan.InkBox;

/**
 * Puts the reading of a file with scanned pages together. A page that could not be laid
 * over its blank leaves the file to a clerk; the backs of pages and a cover do not, when
 * the form is whole without them.
 */
final class ScanContent {

	private final Recognised found;

	private final Map<Integer, ScannedPage> scans;

	private final ReadingLimits limits;

	private final List<Problem> problems;

	/**
	 * Takes what was found.
	 * @param scans by their number in the file, from 1
	 * @param problems takes what is found here
	 */
	ScanContent(Recognised found, Map<Integer, ScannedPage> scans, ReadingLimits limits, List<Problem> problems) {
		this.found = found;
		this.scans = new TreeMap<>(scans);
		this.limits = limits;
		this.problems = problems;
	}

	Reading reading(String sha256, int pages) {
		boolean several = has(FindingCode.SEVERAL_FORMS_IN_ONE_FILE);
		pages(pages);
		Map<FieldName, FieldReading> fields = new TreeMap<>();
		Map<Party, SignatureReading> signatures = new EnumMap<>(Party.class);
		for (Party party : Party.values()) {
			signatures.put(party, SignatureReading.of(SignatureState.DOUBTFUL, 0));
		}
		if (this.found.known().isEmpty()) {
			if (this.found.kind().isPresent() && !has(FindingCode.KIND_UNKNOWN)) {
				this.problems.add(Problem.of(FindingCode.LOW_CONFIDENCE));
			}
		}
		else if (!several) {
			Map<Party, InkBox> inks = new EnumMap<>(Party.class);
			for (int page : this.found.places().values()) {
				ScannedPage scan = this.scans.get(page);
				if (scan != null) {
					fields.putAll(scan.fields());
					signatures.putAll(scan.signatures());
					inks.putAll(scan.inks());
				}
			}
			alike(signatures, inks);
		}
		return new Reading(sha256, this.found.kind(), language(), pages, Source.SCAN, fields, signatures,
				this.problems);
	}

	/** Which pages are for a clerk, and which need not be looked at. */
	private void pages(int pages) {
		boolean whole = this.found.known().isPresent()
				&& this.found.places().size() == this.found.known().get().layout().pages();
		List<Integer> unread = new ArrayList<>();
		List<Integer> ignored = new ArrayList<>();
		this.scans.forEach((number, scan) -> {
			boolean placed = this.found.places().containsValue(number);
			if (scan.paper() == Paper.WHITE || (scan.paper() == Paper.OTHER && whole)) {
				ignored.add(number);
			}
			else if (scan.paper() != Paper.LAID || (whole && !placed && !has(FindingCode.SEVERAL_FORMS_IN_ONE_FILE))) {
				unread.add(number);
			}
		});
		boolean mixed = this.scans.size() < pages;
		if (mixed) {
			unread.clear();
			unread.addAll(this.scans.keySet());
			ignored.clear();
		}
		if (!unread.isEmpty()) {
			this.problems.add(Problem.of(FindingCode.SCAN, KindFinder.join(unread)));
		}
		if (!ignored.isEmpty()) {
			this.problems.add(Problem.of(FindingCode.PAGES_IGNORED, KindFinder.join(ignored)));
		}
	}

	private boolean has(FindingCode code) {
		return this.problems.stream().anyMatch((p) -> p.code() == code);
	}

	private Optional<Language> language() {
		return this.found.language()
			.or(() -> this.scans.values().stream().flatMap((scan) -> scan.language().stream()).findFirst());
	}

	/** The same picture in both boxes: one of them did not sign (READING 13). */
	private void alike(Map<Party, SignatureReading> signatures, Map<Party, InkBox> inks) {
		InkBox grantor = inks.get(Party.GRANTOR);
		InkBox user = inks.get(Party.USER);
		if (grantor != null && user != null && signed(signatures, Party.GRANTOR) && signed(signatures, Party.USER)
				&& grantor.likeness(user) >= this.limits.scan().samePicture()) {
			this.problems.add(Problem.of(FindingCode.SIGNATURES_ALIKE));
		}
	}

	private static boolean signed(Map<Party, SignatureReading> signatures, Party party) {
		SignatureState state = Objects.requireNonNull(signatures.get(party)).state();
		return state == SignatureState.HANDWRITTEN || state == SignatureState.DOUBTFUL;
	}

}

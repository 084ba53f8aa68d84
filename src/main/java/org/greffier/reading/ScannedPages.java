package org.greffier.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedSignature;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.reading.KnownBlanks.Known;
import org.greffier.reading.QrCodes.PageName;
import org.greffier.reading.ScannedPage.Paper;
import org.greffier.reading.Stopwatch.Stage;
import org.greffier.reading.scan.BlankMatch;
import org.greffier.reading.scan.InkBox;
import org.greffier.reading.scan.PageScan;
import org.greffier.reading.scan.Registration;
import org.greffier.reading.scan.SecondReader;
import org.greffier.reading.scan.Tesseract;
import org.greffier.reading.scan.TickReader.Tick;
import org.greffier.reading.scan.TypedFields;

/**
 * Reads scanned pages one after the other, each as far as it can be: its picture, its
 * name, its place, what stands on it (READING 5 to 13). One picture is held at a time.
 */
final class ScannedPages {

	/** A tick that is clear; a form's other values are not so sure. */
	private static final double TICK = 0.99;

	private static final double UNSURE = 0.5;

	private final KnownBlanks blanks;

	private final ReadingLimits limits;

	private final Stopwatch stopwatch;

	/** Opened with the first page that is read. */
	private Optional<SecondReader> second = Optional.empty();

	private boolean opened;

	private final TypedFields typed;

	ScannedPages(KnownBlanks blanks, ReadingLimits limits, Stopwatch stopwatch) {
		this.blanks = blanks;
		this.limits = limits;
		this.stopwatch = stopwatch;
		this.typed = new TypedFields(limits.glyphs());
	}

	/**
	 * Reads a page.
	 * @param index in the file, from 0
	 */
	ScannedPage read(PDDocument document, int index, PageMarks marks) {
		this.stopwatch.begin(Stage.DECODE);
		try {
			return look(document, index, marks);
		}
		finally {
			this.stopwatch.begin(Stage.OPEN);
		}
	}

	private ScannedPage look(PDDocument document, int index, PageMarks marks) {
		Optional<PagePicture> picture = PagePicture.of(document, index, marks, this.limits);
		if (picture.isEmpty()) {
			return ScannedPage.of(Paper.CROOKED, Optional.empty());
		}
		this.stopwatch.begin(Stage.REGISTER);
		Optional<Registration> found = Registration.find(picture.get().grey(),
				(text) -> QrCodes.parse(text).isPresent());
		if (found.isEmpty()) {
			return ScannedPage.of(unnamed(picture.get()), Optional.empty());
		}
		PageName name = QrCodes.parse(found.get().text()).orElseThrow();
		if (found.get().scan().isEmpty()) {
			return ScannedPage.of(Paper.CROOKED, Optional.of(name));
		}
		Optional<Known> known = this.blanks.kind(name.kind().kind())
			.filter((k) -> k.kind().current().equals(name.kind()) && name.page() <= k.layout().pages());
		return known.isEmpty() ? ScannedPage.of(Paper.LAID, Optional.of(name))
				: read(found.get().scan().get(), name, known.get(), picture.get(), index + 1);
	}

	private Paper unnamed(PagePicture picture) {
		// a drawn page may be white because nobody could draw its picture
		if (!picture.stored() || Registration.marked(picture.grey())) {
			return Paper.CROOKED;
		}
		return picture.grey().white(this.limits.scan().whitePage()) ? Paper.WHITE : Paper.OTHER;
	}

	private ScannedPage read(PageScan scan, PageName name, Known known, PagePicture picture, int file) {
		Language language = Language.FR;
		BlankMatch best = new BlankMatch(-1, 0);
		for (Language candidate : Language.values()) {
			BlankPage blank = this.blanks.page(known, candidate, name.page());
			BlankMatch match = BlankMatch.of(scan, blank.picture(), blank.patches());
			if (match.likeness() > best.likeness()) {
				best = match;
				language = candidate;
			}
		}
		if (best.likeness() < this.limits.scan().blankLikeness() || best.off() > this.limits.scan().blankOff()) {
			return ScannedPage.of(Paper.CROOKED, Optional.of(name));
		}
		this.stopwatch.begin(Stage.FIELDS);
		Layout layout = known.layout();
		PageScan blank = this.blanks.page(known, language, name.page()).picture();
		Map<FieldName, FieldReading> fields = new TreeMap<>(this.typed.read(scan, layout, name.page(), file));
		layout.ticks().stream().filter((tick) -> tick.page() == name.page()).forEach((tick) -> {
			Tick seen = this.limits.scan().ticks().read(scan, blank, tick.box());
			fields.put(tick.name(), new FieldReading(Boolean.toString(seen.on()), Source.SCAN,
					seen.sure() ? TICK : UNSURE, file, tick.box()));
		});
		this.stopwatch.begin(Stage.NAMES);
		second().ifPresent((reader) -> fields.putAll(reader.weigh(scan, layout, fields)));
		this.stopwatch.begin(Stage.SIGNATURES);
		Map<Party, SignatureReading> signatures = new EnumMap<>(Party.class);
		Map<Party, InkBox> inks = new HashMap<>();
		layout.signatures().values().stream().filter((place) -> place.page() == name.page()).forEach((place) -> {
			InkBox ink = InkBox.of(scan, List.of(blank), place.box().grown(this.limits.signatureMargin()),
					this.limits.scan().signature().speck());
			inks.put(place.party(), ink);
			signatures.put(place.party(), added(scan, place, picture)
					? SignatureReading.of(SignatureState.DOUBTFUL, UNSURE) : this.limits.scan().signature().of(ink));
		});
		return new ScannedPage(Paper.LAID, Optional.of(name), Optional.of(language), fields, signatures, inks);
	}

	/** Tesseract, where its French data is installed. */
	private Optional<SecondReader> second() {
		if (!this.opened) {
			try {
				this.second = Tesseract.open()
					.map((tesseract) -> new SecondReader(tesseract, this.limits.scan().secondOpinion()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			this.opened = true;
		}
		return this.second;
	}

	/** Whether something was put on the scan in or near a signature box. */
	private boolean added(PageScan scan, PlacedSignature place, PagePicture picture) {
		Box seen = scan.around(place.box().grown(this.limits.signatureMargin()));
		return picture.added()
			.stream()
			.anyMatch((r) -> seen.intersects(new Box(r.getX(), r.getY(), r.getWidth(), r.getHeight())));
	}

}

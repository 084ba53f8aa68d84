package org.greffier.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.FormKind;
import org.greffier.form.FindingCode;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.Source;
import org.greffier.reading.KnownBlanks.Known;
import org.greffier.reading.digital.SignatureValidator;
import org.greffier.reading.digital.TrustAnchors;

/**
 * Reads one file, in the worker: caps first, then what it is, what stands in it and who
 * signed. Whatever a file does to the parser ends in a problem of its reading; only the
 * end of memory or time ends the process.
 */
final class FormReader {

	private final KnownBlanks blanks;

	private final ReadingLimits limits;

	private final SignatureValidator validator;

	private final Stopwatch stopwatch;

	private final ScannedPages scans;

	FormReader(KnownBlanks blanks, ReadingLimits limits, TrustAnchors anchors) {
		this(blanks, limits, anchors, Stopwatch.NONE);
	}

	private FormReader(KnownBlanks blanks, ReadingLimits limits, TrustAnchors anchors, Stopwatch stopwatch) {
		this.blanks = blanks;
		this.limits = limits;
		this.validator = new SignatureValidator(anchors);
		this.stopwatch = stopwatch;
		this.scans = new ScannedPages(blanks, limits, stopwatch);
	}

	/** A reader of the kinds of a catalogue's folder, whose secrets it does not need. */
	static FormReader of(Path jobs) {
		return of(jobs, TrustAnchors.load(jobs));
	}

	/** The same, with other certificates to trust. */
	static FormReader of(Path jobs, TrustAnchors anchors) {
		return of(jobs, anchors, Stopwatch.NONE);
	}

	/** The same, whose stages somebody measures. */
	static FormReader of(Path jobs, Stopwatch stopwatch) {
		return of(jobs, TrustAnchors.load(jobs), stopwatch);
	}

	private static FormReader of(Path jobs, TrustAnchors anchors, Stopwatch stopwatch) {
		BuiltInFonts.install();
		ReadingLimits limits = ReadingLimits.load(jobs);
		Catalogue catalogue = CatalogueLoader.loadOffline(jobs);
		List<Known> kinds = new ArrayList<>();
		for (Agency agency : catalogue.agencies().values()) {
			for (FormKind kind : agency.kinds().values()) {
				kinds.add(new Known(kind, Blanks.layout(kind), (language) -> Blanks.draw(kind, agency, language)));
			}
		}
		return new FormReader(new KnownBlanks(kinds, limits), limits, anchors, stopwatch);
	}

	Reading read(Request request) {
		return read(request, true);
	}

	private Reading read(Request request, boolean digital) {
		String sha256 = request.sha256();
		this.stopwatch.begin(Stopwatch.Stage.OPEN);
		try {
			if (!Preflight.complete(request.file())) {
				return unread(sha256, 0, Problem.of(FindingCode.PDF_DAMAGED));
			}
			Preflight.inflate(request.file(), this.limits);
			return opened(sha256, request, digital);
		}
		catch (LimitException ex) {
			return unread(sha256, 0, Problem.of(FindingCode.LIMIT_EXCEEDED, ex.cap()));
		}
		catch (StackOverflowError ex) {
			return unread(sha256, 0, Problem.of(FindingCode.LIMIT_EXCEEDED, "depth"));
		}
		catch (RuntimeException | LinkageError ex) {
			return unread(sha256, 0, Problem.of(FindingCode.READ_FAILED, ex.getClass().getSimpleName()));
		}
	}

	private Reading opened(String sha256, Request request, boolean digital) {
		try {
			Optional<PDDocument> open = open(request.file());
			if (open.isEmpty()) {
				return unread(sha256, 0, Problem.of(FindingCode.PDF_PASSWORD));
			}
			try (PDDocument document = open.get()) {
				return document(request, document, digital);
			}
		}
		catch (IOException ex) {
			return unread(sha256, 0, Problem.of(FindingCode.PDF_DAMAGED));
		}
	}

	/**
	 * Opens with the empty user password, which many producers set (MAIL row 16); empty
	 * if it takes another, or a certificate's key.
	 */
	private static Optional<PDDocument> open(byte[] file) throws IOException {
		try {
			return Optional.of(Loader.loadPDF(file, ""));
		}
		catch (InvalidPasswordException | LinkageError ex) {
			// without a library for certificates, PDFBox fails to link
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			throw new IOException("the parser gave up: " + ex.getClass().getSimpleName(), ex);
		}
	}

	private Reading document(Request request, PDDocument document, boolean digital) {
		String sha256 = request.sha256();
		int mostPages = request.pages();
		ActiveContent active = new ActiveContent();
		new Budget(this.limits, document.isEncrypted()).walk(document.getDocument(), active::look);
		COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
		List<PDPage> pages = PageTree.pages(catalog, mostPages);
		if (pages.isEmpty()) {
			return unread(sha256, 0, Problem.of(FindingCode.PDF_DAMAGED));
		}
		if (pages.size() > mostPages) {
			return unread(sha256, pages.size(), Problem.of(FindingCode.TOO_MANY_PAGES, String.valueOf(mostPages)));
		}
		if (PageTree.oversized(pages, this.limits.pagePoints())) {
			return unread(sha256, pages.size(), Problem.of(FindingCode.LIMIT_EXCEEDED, "page-points"));
		}
		COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
		FieldTree tree = FieldTree.of(form, this.limits.fields());
		List<Problem> problems = new ArrayList<>();
		if (!active.names().isEmpty()) {
			problems.add(Problem.of(FindingCode.ACTIVE_CONTENT, active.names()));
		}
		if (form != null && form.containsKey(COSName.XFA)) {
			// viewers that know XFA show that and not the page: without fields there is
			// no form
			problems.add(Problem.of(tree.all().isEmpty() ? FindingCode.XFA : FindingCode.BLANK_ALTERED, "XFA"));
			if (tree.all().isEmpty()) {
				return new Reading(sha256, Optional.empty(), Optional.empty(), pages.size(), Source.TEXT, Map.of(),
						Map.of(), problems);
			}
		}
		List<PageMarks> marks = DrawnPages.of(document, pages, tree, this.blanks.known(), this.limits);
		FormContent content = new FormContent(this.blanks, this.scans, this.limits, sha256, problems);
		Reading reading = content.read(document, form, tree, marks);
		List<String> signed = tree.signed();
		return (!digital || signed.isEmpty()) ? reading
				: new DigitalReader(this.validator, (revision) -> read(revision, false), this.limits).complete(reading,
						signed, content.sealed(), request);
	}

	private static Reading unread(String sha256, int pages, Problem problem) {
		return new Reading(sha256, Optional.empty(), Optional.empty(), pages, Source.TEXT, Map.of(), Map.of(),
				List.of(problem));
	}

}

package org.greffier.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.greffier.scan.Printer;
import org.greffier.scan.ScanClass;
import org.greffier.scan.Signatures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what reading forms costs, how often it is right and how often it asks a clerk;
 * {@code src/bench/read.md} says how. Started by {@code bin/bench read}.
 */
@Command(name = "bin/bench read", description = "measures the reading of scans and of fillable forms",
		mixinStandardHelpOptions = true)
public final class ReadBench implements Callable<Integer> {

	/** Files read before any is counted, for the compiler. */
	private static final int WARM_UP = 12;

	@Option(names = "--pages", description = "scanned pages to read, 200 by default")
	private int pages = 200;

	@Option(names = "--seed", description = "of the forms, 1 by default")
	private long seed = 1;

	@Option(names = "--files", description = "fillable forms to read, 300 by default")
	private int files = 300;

	@Option(names = "--compare", description = "files that tesseract and ocrmypdf read too, 5 by default")
	private int compare = 5;

	@Option(names = "--in", description = "a folder of scans to read instead")
	private @Nullable Path in;

	@Option(names = "--truth", description = "what stands in them")
	private @Nullable Path truth;

	@Option(names = "--signatures", description = "a folder of real signatures, one folder a person")
	private Path signatures = Path.of("../shared/corpora/signatures/cross-media");

	@Option(names = "--json", description = "prints one object instead of a table")
	private boolean json;

	private final ReadBenchReport report = new ReadBenchReport();

	/** Measures and prints; exits with 2 on wrong use. */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new ReadBench()).execute(arguments));
	}

	@Override
	public Integer call() throws Exception {
		if ((this.in == null) != (this.truth == null)) {
			System.err.println("--in DIR and --truth FILE come together");
			return CommandLine.ExitCode.USAGE;
		}
		try (WatchedWorker worker = new WatchedWorker(PdfForm.JOBS)) {
			if (this.in != null && this.truth != null) {
				foreign(worker, this.in, this.truth);
			}
			else {
				own(worker);
				this.report.fillable(FillableCost.measure(worker, this.files), this.files);
			}
		}
		System.out.println(this.json ? this.report.json() : this.report.table());
		return CommandLine.ExitCode.OK;
	}

	private void foreign(WatchedWorker worker, Path folder, Path file) throws IOException {
		TruthFile scans = TruthFile.read(folder, file);
		for (String name : scans.names()) {
			read(worker, scans.file(name));
		}
	}

	/** While one print is read, the next is made on a thread of its own. */
	private void own(WatchedWorker worker) throws Exception {
		List<Printer> printers = new ArrayList<>();
		for (Printer printer : Printer.values()) {
			if (printer.installed()) {
				printers.add(printer);
			}
			else {
				this.report.note(printer.program() + " is not installed: no page was printed by it");
			}
		}
		Optional<Signatures> hands = Signatures.in(this.signatures);
		this.report.note(hands.isPresent() ? "real signatures of " + this.signatures
				: "no real signatures: " + this.signatures + " is not there");
		ExecutorService maker = Executors.newSingleThreadExecutor();
		try {
			int print = 0;
			int warm = WARM_UP;
			int seen = 0;
			Future<List<BenchCase>> next = maker.submit(print(print, printers, hands));
			while (seen < this.pages) {
				List<BenchCase> scans = next.get();
				next = maker.submit(print(++print, printers, hands));
				for (BenchCase scan : scans) {
					if (warm-- > 0) {
						worker.read(scan.pdf());
					}
					else if (seen < this.pages) {
						read(worker, scan);
						seen += scan.pages();
					}
				}
			}
		}
		finally {
			maker.shutdownNow();
		}
	}

	private Callable<List<BenchCase>> print(int print, List<Printer> printers, Optional<Signatures> hands) {
		int classes = ScanClass.values().length;
		return () -> BenchCase.of(this.seed * 1_000_003 + print, 3 * print % classes, printers, hands);
	}

	private void read(WatchedWorker worker, BenchCase file) {
		WatchedWorker.Answer answer = worker.read(file.pdf());
		double ours = 0;
		for (ScanTally tally : this.report.tallies(file.group())) {
			tally.add(file, answer.reading());
			tally.cost(answer.costs(), answer.peakMb());
		}
		for (long spent : answer.costs().cpu()) {
			ours += spent / 1e6;
		}
		if (this.compare-- > 0) {
			this.report.compare(file, ours);
		}
	}

}

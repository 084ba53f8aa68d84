package org.greffier.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.greffier.catalogue.Limits;
import org.greffier.form.FindingCode;
import org.greffier.form.Reading;
import org.greffier.form.SignatureReading;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every file of a folder through the worker processes, and says what came of them.
 * Started by {@code bin/bench files}. One worker, one file at a time; the process that
 * holds the pool is what must never die.
 */
@Command(name = "bin/bench files", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Reads every file under a folder in a worker process and counts what came of them.")
final class FilesBench implements Callable<Integer> {

	private final Map<String, Integer> outcomes = new TreeMap<>();

	private final Map<FindingCode, Integer> codes = new TreeMap<>();

	private final List<String> lines = new ArrayList<>();

	private final List<String> believed = new ArrayList<>();

	private int files;

	private int manipulated;

	private double slowest;

	private long peak;

	@Option(names = "--in", required = true, paramLabel = "DIR", description = "the folder, with those in it")
	private Path folder = Path.of("");

	@Option(names = "--seconds", paramLabel = "N", description = "the time for one file; by default the body's")
	private int seconds;

	@Option(names = "--manipulated", paramLabel = "REGEX",
			description = "names of files whose signatures must not be intact")
	private Pattern forged = Pattern.compile("(?i)manipulat|spoof|siwa|replace|annot-added|added-page|out-of-byterange"
			+ "|hash_failure|wrong-digest|no-message-digest|double-signer|badencoded|malformed");

	@Option(names = "--list", description = "prints a line for each file")
	private boolean list;

	@Option(names = "--json", description = "prints one line of JSON instead of a table")
	private boolean json;

	/**
	 * Measures and prints.
	 * @param arguments {@code --in DIR} and the like
	 */
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new FilesBench()).execute(arguments));
	}

	@Override
	public Integer call() throws IOException {
		ReaderSettings settings = ReaderSettings.ofClassPath(PdfForm.JOBS);
		long start = System.nanoTime();
		try (ReaderPool pool = new ReaderPool(
				new ReaderSettings(settings.jobs(), 1, settings.heapMb(), settings.command()));
				Stream<Path> tree = Files.walk(this.folder)) {
			tree.filter(Files::isRegularFile).sorted().forEach((file) -> read(pool, file));
		}
		print((System.nanoTime() - start) / 1e9);
		return (this.outcomes.containsKey("exception") || !this.believed.isEmpty()) ? 1 : 0;
	}

	private void read(ReaderPool pool, Path path) {
		this.files++;
		String name = this.folder.relativize(path).toString();
		long start = System.nanoTime();
		String outcome;
		String told = "";
		try {
			ReadOutcome read = pool.read(Files.readAllBytes(path), limits());
			outcome = read.fold((done) -> outcome(done.reading()), ReadOutcome.Failed::why);
			told = read.fold((done) -> told(name, done.reading()), (failed) -> "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			outcome = "exception";
			told = String.valueOf(ex);
		}
		double took = (System.nanoTime() - start) / 1e6;
		this.slowest = Math.max(this.slowest, took);
		this.peak = Math.max(this.peak, pool.pids().stream().mapToLong(FilesBench::peak).max().orElse(0));
		this.outcomes.merge(outcome, 1, Integer::sum);
		this.lines.add("%8.0f ms  %s  %s  %s".formatted(took, name, outcome, told));
	}

	private Limits limits() {
		Limits body = PdfForm.agency("ramq").limits();
		return (this.seconds == 0) ? body : new Limits(body.mailBytes(), body.fileBytes(), body.pages(), body.files(),
				body.parts(), body.depth(), Duration.ofSeconds(this.seconds), body.attempts());
	}

	private static String outcome(Reading reading) {
		if (reading.signatures().values().stream().anyMatch((one) -> one.valid().orElse(false))) {
			return "read, a valid digital signature";
		}
		return reading.problems().isEmpty() ? "read, nothing wrong" : "read, with findings";
	}

	/**
	 * What was told of a file; a forged one of which it is not told that it is forged.
	 */
	private String told(String name, Reading reading) {
		TreeSet<FindingCode> found = new TreeSet<>(FormReaderTests.codes(reading));
		found.forEach((code) -> this.codes.merge(code, 1, Integer::sum));
		if (this.forged.matcher(name).find()) {
			this.manipulated++;
			boolean valid = reading.signatures()
				.values()
				.stream()
				.map(SignatureReading::valid)
				.anyMatch((v) -> v.orElse(false));
			boolean intact = found.contains(FindingCode.DIGITAL_SIGNATURE_UNTRUSTED)
					&& !found.contains(FindingCode.DIGITAL_SIGNATURE_BROKEN)
					&& !found.contains(FindingCode.CHANGED_AFTER_SIGNING);
			if (valid || intact) {
				this.believed.add(name);
			}
		}
		return found.stream().map(Enum::name).collect(Collectors.joining(" "));
	}

	/** The most memory that a process ever had, in megabytes; 0 where nobody says. */
	private static long peak(long pid) {
		try (Stream<String> status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
			return status.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException | UncheckedIOException ex) {
			return 0;
		}
	}

	private void print(double took) {
		if (this.json) {
			System.out.println(JsonMapper.shared()
				.writeValueAsString(Map.of("files", this.files, "outcomes", this.outcomes, "codes", this.codes,
						"manipulated", this.manipulated, "manipulated_believed", this.believed, "seconds", took,
						"slowest_ms", this.slowest, "worker_peak_mb", this.peak)));
			return;
		}
		if (this.list) {
			this.lines.forEach(System.out::println);
		}
		System.out.printf("%d files in %.0f s, the slowest %.0f ms, a worker had at most %d MB%n", this.files, took,
				this.slowest, this.peak);
		this.outcomes.forEach((outcome, count) -> System.out.printf("%6d %s%n", count, outcome));
		this.codes.forEach((code, count) -> System.out.printf("%6d told of %s%n", count, code));
		System.out.printf("%d manipulated by their names, %d of them taken for intact%n", this.manipulated,
				this.believed.size());
		this.believed.forEach(System.out::println);
	}

}

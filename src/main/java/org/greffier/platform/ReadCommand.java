package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueException;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.Limits;
import org.greffier.form.Language;
import org.greffier.reading.ReadOutcome;
import org.greffier.reading.ReaderPool;
import org.greffier.reading.ReaderSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reads PDFs without storing anything, and says what stands in them. */
@Command(name = "read", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Reads PDFs without storing anything: kind, fields, signatures, problems.",
		exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:every file was looked at to its end",
				"1:a file could not be: it took too long, or cost the reader its life", "2:wrong use" })
final class ReadCommand implements Callable<Integer> {

	/** A terminal shows no larger file; a body's own limit is in its {@code job.yaml}. */
	private static final long LARGEST = 25L << 20;

	private static final int MOST_PAGES = 6;

	private static final Duration READ_TIME = Duration.ofSeconds(10);

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "PDFs, each one form")
	private List<Path> files = List.of();

	@Option(names = "--jobs", paramLabel = "DIR", description = "the catalogue (default: ${DEFAULT-VALUE})",
			defaultValue = "jobs")
	private Path jobs = Path.of("jobs");

	@Option(names = "--json", description = "print JSON (schema/read.schema.json)")
	private boolean json;

	@Option(names = "--lang", paramLabel = "fr|en", description = "of the texts (default: ${DEFAULT-VALUE})",
			defaultValue = "en")
	private Language language = Language.EN;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		this.files.stream().filter((file) -> !Files.isReadable(file)).findFirst().ifPresent((file) -> {
			throw Refusal.wrongUse(file + " cannot be read");
		});
		ReadingReport report = new ReadingReport(catalogue(), this.language);
		PrintWriter out = this.spec.commandLine().getOut();
		ArrayNode all = JsonMapper.shared().createArrayNode();
		Limits limits = new Limits(LARGEST, LARGEST, MOST_PAGES, 1, 1, 1, READ_TIME, 1);
		boolean failed = false;
		try (ReaderPool pool = new ReaderPool(settings())) {
			for (Path file : this.files) {
				ReadOutcome outcome = pool.read(bytes(file), limits);
				failed |= outcome.<Boolean>fold((done) -> false, (lost) -> true);
				if (this.json) {
					all.add(report.json(file, outcome));
				}
				else {
					report.text(file, outcome).forEach(out::println);
				}
			}
		}
		if (this.json) {
			out.println(all.toPrettyString());
		}
		out.flush();
		return failed ? 1 : 0;
	}

	/** One worker: the files come one by one. */
	private ReaderSettings settings() {
		ReaderSettings own = ReaderProcess.settings(this.jobs);
		return new ReaderSettings(own.jobs(), 1, own.heapMb(), own.command());
	}

	private Catalogue catalogue() {
		try {
			return CatalogueLoader.loadOffline(this.jobs);
		}
		catch (CatalogueException ex) {
			throw Refusal.wrongUse(this.jobs + " has mistakes: run check " + this.jobs);
		}
	}

	private static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

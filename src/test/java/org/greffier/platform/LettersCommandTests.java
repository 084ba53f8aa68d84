package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code greffier letters}, which needs nothing but the catalogue. */
class LettersCommandTests {

	private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();

	@Test
	void writesEveryLetterInEachLanguageAndAPageThatLeadsToAll() throws IOException {
		assertThat(execute(this.folder.toString())).isZero();

		Path ramq = this.folder.resolve("ramq");
		for (String languages : List.of("fr", "en", "fr-en")) {
			for (String ending : List.of("txt", "html", "eml")) {
				assertThat(ramq.resolve("ramq-delegation.password." + languages + "." + ending)).isNotEmptyFile();
			}
		}
		String index = Files.readString(this.folder.resolve("index.html"));
		assertThat(LINK.matcher(index).results().map((link) -> this.folder.resolve(link.group(1))))
			.containsExactlyInAnyOrderElementsOf(written());
		assertThat(this.out.toString()).contains(written().size() / 9 + " letters", "index.html");
	}

	@Test
	void namesEveryFileForMachines() throws IOException {
		assertThat(execute(this.folder.toString(), "--json")).isZero();

		assertThat(this.out.toString()).contains("index.html");
		assertThat(written()).allSatisfy((file) -> assertThat(this.out.toString()).contains(file.toString()));
	}

	@Test
	void namesATemplateThatIsMissing() throws IOException {
		Path jobs = this.folder.resolve("jobs");
		copy(Path.of("jobs"), jobs);
		Files.delete(jobs.resolve("letters/hold.en.txt"));

		assertThat(execute("--jobs", jobs.toString(), this.folder.resolve("out").toString())).isEqualTo(2);

		assertThat(this.out.toString()).contains("no letter template hold.en.txt");
	}

	/** What was written beside the page. */
	private List<Path> written() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			return files.filter(Files::isRegularFile).filter((file) -> !file.endsWith("index.html")).toList();
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()));
			}
		}
	}

	private int execute(String... arguments) {
		return new CommandLine(new LettersCommand()).setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.out))
			.setExecutionExceptionHandler((ex, line, parsed) -> {
				if (ex instanceof Refusal refusal) {
					this.out.append(refusal.getMessage());
					return refusal.exitCode();
				}
				throw ex;
			})
			.execute(arguments);
	}

}

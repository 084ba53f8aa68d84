package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/**
 * The situations of mail and the rules of the bodies, each with the tests that hold it,
 * or with what it waits for ({@code rows.csv}). Writes them down as
 * {@code target/rows.md}.
 */
class RowsTests {

	private static final Path TABLE = Path.of("target/rows.md");

	private final Map<String, Listed> rows = rows();

	private final Map<String, Set<String>> tests = tests();

	@Test
	void everyRowHasATestOrSaysWhatItWaitsFor() throws IOException {
		write();

		assertThat(this.rows.keySet().stream().filter((id) -> !this.tests.containsKey(id)))
			.as("rows without a test: bind one with @Row, or say in rows.csv what it waits for")
			.allMatch((id) -> !this.rows.get(id).open().isEmpty());
	}

	@Test
	void aRowThatWaitsHasNoTest() {
		assertThat(this.tests.keySet())
			.noneMatch((id) -> this.rows.containsKey(id) && !this.rows.get(id).open().isEmpty());
	}

	private void write() throws IOException {
		StringBuilder out = new StringBuilder("| Row | What | Tests |\n|---|---|---|\n");
		this.rows.forEach((id, row) -> out.append("| ")
			.append(id)
			.append(" | ")
			.append(row.title())
			.append(" | ")
			.append(row.open().isEmpty() ? String.join(", ", this.tests.getOrDefault(id, Set.of()))
					: "waits: " + row.open())
			.append(" |\n"));
		Files.createDirectories(TABLE.getParent());
		Files.writeString(TABLE, out);
		System.out.printf("rows: %d, held by tests: %d, waiting: %d (%s)%n", this.rows.size(),
				this.rows.keySet().stream().filter(this.tests::containsKey).count(),
				this.rows.values().stream().filter((row) -> !row.open().isEmpty()).count(), TABLE);
	}

	private static Map<String, Set<String>> tests() {
		Map<String, Set<String>> found = new TreeMap<>();
		for (JavaClass type : new ClassFileImporter().importPackages("org.greffier")) {
			if (type.isAnnotatedWith(Row.class)) {
				bind(found, type.getAnnotationOfType(Row.class), type.getSimpleName());
			}
			type.getMethods()
				.stream()
				.filter((method) -> method.isAnnotatedWith(Row.class))
				.forEach((method) -> bind(found, method.getAnnotationOfType(Row.class),
						type.getSimpleName() + "." + method.getName()));
		}
		return found;
	}

	private static void bind(Map<String, Set<String>> found, Row rows, String test) {
		for (String id : rows.value()) {
			found.computeIfAbsent(id, (row) -> new TreeSet<>()).add(test);
		}
	}

	private static Map<String, Listed> rows() {
		try {
			List<String> lines = Files.readAllLines(Path.of("src/test/resources/rows.csv"));
			return lines.stream()
				.skip(1)
				.map((line) -> line.split(";", -1))
				.collect(Collectors.toMap((cells) -> cells[0], (cells) -> new Listed(cells[1], cells[2]), (a, b) -> {
					throw new IllegalStateException("a row twice in rows.csv: " + a);
				}, LinkedHashMap::new));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** A row, and what it waits for; empty when a test must hold it. */
	private record Listed(String title, String open) {
	}

}

package org.greffier.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample inbox is what the generator makes of {@code jobs/}. With
 * {@code -Dsamples.write=true} (that is, {@code bin/samples}) it is written again first.
 */
class SampleInboxTests {

	private static final Path INBOX = Path.of("sample-inbox");

	private static final long MOST_BYTES = 28_000_000;

	private static Map<String, byte[]> made = new TreeMap<>();

	@BeforeAll
	static void make() throws IOException {
		made = Samples.files(Path.of("jobs"));
		if (Boolean.getBoolean("samples.write")) {
			write();
		}
	}

	@Test
	void everyFileIsByteForByteWhatTheGeneratorMakes() throws IOException {
		Map<String, byte[]> kept = kept();

		assertThat(kept.keySet()).as("run bin/samples after a change of jobs/ or of the generator")
			.isEqualTo(made.keySet());
		for (Map.Entry<String, byte[]> file : made.entrySet()) {
			assertThat(kept.get(file.getKey())).as("%s: run bin/samples after a change of jobs/", file.getKey())
				.isEqualTo(file.getValue());
		}
	}

	@Test
	void everyExpectationKeepsThePublishedSchema() throws IOException {
		Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(Path.of("src/main/resources/schema/expected.schema.json")));

		for (Map.Entry<String, byte[]> file : made.entrySet()) {
			if (file.getKey().endsWith(".json")) {
				JsonNode json = JsonMapper.shared().readTree(file.getValue());
				assertThat(schema.validate(json)).as(file.getKey()).isEmpty();
			}
		}
	}

	@Test
	void nobodyInItCanBeReached() {
		made.forEach((path, bytes) -> {
			if (path.endsWith(".json")) {
				String text = new String(bytes, StandardCharsets.UTF_8);
				List<String> addresses = Stream.of(text.split("[\"\\s]")).filter((word) -> word.contains("@")).toList();
				assertThat(addresses).as(path).allMatch((word) -> word.matches(".*\\.(test|example)"));
			}
		});
	}

	@Test
	void theWholeInboxIsSmall() {
		assertThat(made.values().stream().mapToLong((bytes) -> bytes.length).sum()).isLessThan(MOST_BYTES);
	}

	private static Map<String, byte[]> kept() throws IOException {
		Map<String, byte[]> kept = new TreeMap<>();
		try (Stream<Path> files = Files.walk(INBOX)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				kept.put(INBOX.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
			}
		}
		return kept;
	}

	private static void write() throws IOException {
		Files.createDirectories(INBOX);
		for (String path : kept().keySet()) {
			Files.delete(INBOX.resolve(path));
		}
		for (Map.Entry<String, byte[]> file : made.entrySet()) {
			Path to = INBOX.resolve(file.getKey());
			Files.createDirectories(to.getParent());
			Files.write(to, file.getValue());
		}
	}

}

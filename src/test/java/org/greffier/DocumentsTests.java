package org.greffier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Links between the project's documents lead somewhere. */
class DocumentsTests {

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

	@Test
	void everyLinkToAFileLeadsToOne() throws IOException {
		List<Path> documents = documents();
		List<String> broken = new ArrayList<>();
		int links = 0;
		for (Path document : documents) {
			Matcher matcher = LINK.matcher(Files.readString(document));
			while (matcher.find()) {
				if (!matcher.group(1).contains("://")) {
					links++;
					if (!Files.exists(document.resolveSibling(matcher.group(1)))) {
						broken.add(document + ": " + matcher.group(1));
					}
				}
			}
		}

		assertThat(links).isGreaterThan(3);
		assertThat(broken).isEmpty();
	}

	private static List<Path> documents() throws IOException {
		List<Path> found = new ArrayList<>();
		for (Path folder : List.of(Path.of(""), Path.of("src/adr"), Path.of("src/bench"), Path.of("jobs"))) {
			try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
				files.filter((file) -> file.toString().endsWith(".md")).forEach(found::add);
			}
		}
		return found;
	}

}

package org.greffier.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

import org.greffier.registry.ChosenProblem;
import org.junit.jupiter.api.Test;

class ConsoleTextsTests {

	@Test
	void everyTextExistsInBothLanguages() throws IOException {
		Properties french = texts("fr");
		Properties english = texts("en");

		assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
		assertThat(french.values()).noneMatch((text) -> text.toString().isBlank());
		assertThat(english.values()).noneMatch((text) -> text.toString().isBlank());
	}

	@Test
	void everyProblemOfAChosenPasswordHasItsText() throws IOException {
		for (ChosenProblem problem : ChosenProblem.values()) {
			assertThat(texts("fr")).containsKey("error.chosen." + problem);
		}
	}

	@Test
	void frenchHasItsApostrophesAndSpaces() throws IOException {
		Pattern plain = Pattern.compile("'| [:;?!»]|[^\\u00a0:;?!»][:;?!»]");

		assertThat(texts("fr").values()).noneMatch((text) -> plain.matcher(text.toString()).find());
	}

	private static Properties texts(String language) throws IOException {
		Properties texts = new Properties();
		try (InputStream file = ConsoleTextsTests.class
			.getResourceAsStream("/messages/console_" + language + ".properties")) {
			texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
		}
		return texts;
	}

}

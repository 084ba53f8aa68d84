package org.greffier.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.greffier.form.Language;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every blank says exists in both languages. */
class BlankTextsTests {

	@Test
	void everyTextExistsInBothLanguages() throws IOException {
		assertThat(texts("fr").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames()).isNotEmpty();
	}

	@Test
	void noTextIsBlankAndPlaceholdersAreAlike() throws IOException {
		for (String key : texts("fr").stringPropertyNames()) {
			String fr = texts("fr").getProperty(key);
			String en = texts("en").getProperty(key);
			assertThat(fr).as(key).isNotBlank();
			assertThat(en).as(key).isNotBlank();
			assertThat(fr.replaceAll("[^{}0-9]", "")).as(key).isEqualTo(en.replaceAll("[^{}0-9]", ""));
		}
	}

	@Test
	void frenchIsFrenchWhateverTheLocaleOfTheMachine() {
		assertThat(BlankTexts.in(Language.FR, "specimen")).isEqualTo("SPÉCIMEN");
		assertThat(BlankTexts.in(Language.EN, "page", 1, 2)).isEqualTo("Page 1 of 2");
	}

	private static Properties texts(String language) throws IOException {
		Properties properties = new Properties();
		try (InputStreamReader reader = new InputStreamReader(
				BlankTextsTests.class.getResourceAsStream("blank_" + language + ".properties"),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return properties;
	}

}

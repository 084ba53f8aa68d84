package org.greffier.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.greffier.form.FindingCode;
import org.greffier.form.Language;
import org.greffier.form.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code jobs/findings.yaml} and the published list of codes to the enum. */
class FindingTextTests {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

	private static final Map<String, Map<String, Map<String, String>>> TEXTS = read();

	@Test
	void everyCodeHasItsTextsAndNoOtherHas() {
		assertThat(TEXTS.keySet())
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(FindingCode.values()).map(Enum::name).toList());
	}

	@ParameterizedTest
	@EnumSource
	void isThereFourTimesWithTheSamePlaceholders(FindingCode code) {
		for (String part : List.of("wrong", "mend")) {
			Map<String, String> text = TEXTS.get(code.name()).get(part);

			assertThat(text).containsOnlyKeys("fr", "en");
			assertThat(text.values()).allSatisfy((words) -> assertThat(words).matches("[\\p{Lu}].*[.]"));
			assertThat(placeholders(text.get("fr"))).isEqualTo(placeholders(text.get("en")))
				.isSubsetOf("{field}", "{detail}");
		}
	}

	@ParameterizedTest
	@EnumSource
	void isWrittenWithTypographicSignsAndSpaces(FindingCode code) {
		for (Map<String, String> text : TEXTS.get(code.name()).values()) {
			assertThat(text.values()).allSatisfy((words) -> assertThat(words).doesNotContain("'", "  ", "\t", "..."));
			assertThat(text.get("fr")).doesNotContain("\"", "“", "”")
				.doesNotContainPattern("[^\u00A0]»")
				.doesNotContainPattern("«[^\u00A0]")
				.doesNotContainPattern("[^\u00A0\\d]:|\\d:\\D")
				.doesNotContainPattern(" [;?!]")
				.doesNotContainPattern("\\d (formulaire|fichier)");
			assertThat(text.get("en")).doesNotContain("«", "»", "\u00A0:").doesNotContainPattern("\\d (form|file)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void readsWellWithoutFieldAndDetail(FindingCode code) {
		Map<String, Map<String, String>> parts = TEXTS.get(code.name());
		FindingText text = new FindingText(text(parts.get("wrong")), text(parts.get("mend")));

		for (Language language : Language.values()) {
			for (String words : List.of(text.wrong(language, "Courriel", ""), text.mend(language, "", ""),
					text.wrong(language, "Courriel", "12"))) {
				assertThat(words).doesNotContain("{", "()", "  ", " .");
			}
		}
	}

	@Test
	void leavesOutABracketThatHasNoDetail() {
		FindingText text = new FindingText(new Text("Trop de pages (maximum : {detail}).", "Too many ({detail})."),
				new Text("Voyez « {field} ».", "See “{field}”."));

		assertThat(text.wrong(Language.FR, "", "6")).isEqualTo("Trop de pages (maximum : 6).");
		assertThat(text.wrong(Language.FR, "", "")).isEqualTo("Trop de pages.");
		assertThat(text.mend(Language.EN, "User name", "")).isEqualTo("See “User name”.");
	}

	@Test
	void publishedListIsTheEnum() throws IOException {
		JsonNode published = JsonMapper.shared()
			.readTree(Files.readString(Path.of("src/main/resources/schema/findings.json")));
		List<String> listed = new ArrayList<>();
		published.get("findings")
			.forEach((entry) -> listed.add(entry.get("code").asString() + " " + entry.get("severity").asString()));

		assertThat(listed).isEqualTo(
				Stream.of(FindingCode.values()).map((code) -> code.name() + " " + code.severity().key()).toList());
	}

	private static List<String> placeholders(String words) {
		return PLACEHOLDER.matcher(words).results().map(MatchResult::group).sorted().toList();
	}

	private static Text text(Map<String, String> words) {
		return new Text(words.get("fr"), words.get("en"));
	}

	private static Map<String, Map<String, Map<String, String>>> read() {
		try {
			return new TreeMap<>(new Yaml()
				.<Map<String, Map<String, Map<String, String>>>>load(Files.readString(Path.of("jobs/findings.yaml"))));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}

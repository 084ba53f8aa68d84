package org.greffier.catalogue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.greffier.form.AgencyId;
import org.greffier.platform.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Whatever is wrong in {@code jobs/} is named by file, line, key and what is allowed.
 * Each case breaks one thing in a copy of the shipped catalogue.
 */
class MistakesTests {

	@TempDir
	Path folder;

	@BeforeEach
	void copyTheShippedCatalogue() throws IOException {
		Files.walkFileTree(ShippedCatalogue.JOBS, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Path copy = MistakesTests.this.folder.resolve(ShippedCatalogue.JOBS.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
				return FileVisitResult.CONTINUE;
			}

		});
	}

	private void edit(String file, String from, String to) throws IOException {
		Path path = this.folder.resolve(file);
		String text = Files.readString(path);
		assertThat(text).as("the shipped file has what is to be broken").contains(from);
		Files.writeString(path, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
	}

	private int line(String file, String marker) throws IOException {
		List<String> lines = Files.readAllLines(this.folder.resolve(file));
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).contains(marker)) {
				return i + 1;
			}
		}
		throw new AssertionError("no line has " + marker);
	}

	@ParameterizedTest(name = "{1} -> {2}")
	@CsvFileSource(resources = "mistakes.txt", delimiter = '|', quoteCharacter = '~', numLinesToSkip = 1)
	void namesFileLineKeyAndWhatIsAllowed(String file, String from, String to, String marker, String key,
			String problem, String allowed) throws IOException {
		edit(file, from, to.replace('¶', '\n'));

		assertThat(CatalogueLoader.check(this.folder)).anySatisfy((mistake) -> {
			assertThat(mistake.file()).isEqualTo(this.folder.resolve(file));
			assertThat(mistake.key()).isEqualTo(key);
			assertThat(mistake.problem()).contains(problem);
			assertThat(mistake.allowed()).contains(allowed);
			assertThat(mistake.line()).isEqualTo(line(file, marker));
		});
	}

	@Test
	void saysItInOneLine() throws IOException {
		edit("ramq/job.yaml", "french-first", "latin");

		assertThat(CatalogueLoader.check(this.folder)).singleElement()
			.hasToString(this.folder.resolve("ramq/job.yaml") + ":" + line("ramq/job.yaml", "answers:")
					+ ": answers.language is \"latin\"; allowed: french-only, french-first, form or both");
	}

	@Test
	void letsNoTwoBodiesNameOneFolderOfOneMailbox() throws IOException {
		edit("ramq/job.yaml", "${RAMQ_IMAP}", "${AMP_IMAP}");
		edit("ramq/job.yaml", "processed: Processed", "processed: Traites");
		edit("ramq/job.yaml", "problem: Problem", "problem: Problemes");
		assertThat(CatalogueLoader.check(this.folder)).as("another user's mailbox").isEmpty();

		edit("ramq/job.yaml", "${RAMQ_IMAP_USER}", "${AMP_IMAP_USER}");

		assertThat(CatalogueLoader.check(this.folder)).singleElement().satisfies((mistake) -> {
			assertThat(mistake.file()).isEqualTo(this.folder.resolve("ramq/job.yaml"));
			assertThat(mistake.line()).isEqualTo(line("ramq/job.yaml", "folder: INBOX"));
			assertThat(mistake.key()).isEqualTo("mailbox.folder");
			assertThat(mistake.problem()).contains("amp/job.yaml");
		});
	}

	@Test
	void namesWhatIsWrongInAListOfMailboxes() throws IOException {
		String path = "ramq/job.yaml";
		String job = Files.readString(this.folder.resolve(path));
		String mailbox = job.substring(job.indexOf("  imap:"), job.indexOf("sender:"));
		String item = "  - " + mailbox.strip().replace("\n  ", "\n    ") + "\n";
		edit(path, mailbox,
				item + item.replace("- imap:", "- folder: Guichet\n    imap:")
					.replace("folder: INBOX", "processed: Faits")
					.replace("processed: Processed", "timeout: PT0S"));

		assertThat(CatalogueLoader.check(this.folder)).extracting(Mistake::key, Mistake::problem)
			.containsExactlyInAnyOrder(tuple("mailbox[1].name", "is missing"),
					tuple("mailbox[1].timeout", "is \"PT0S\""),
					tuple("mailbox[1].problem", "is the same folder as another of this mailbox"));

		edit(path, "folder: Guichet", "name: guichet\n    folder: [Guichet, Numerisations]");
		edit(path, "timeout: PT0S", "poll: PT5M");
		edit(path, item.lines().filter((line) -> line.contains("problem:")).findFirst().orElseThrow(),
				"    problem: Problemes");
		assertThat(CatalogueLoader.check(this.folder)).isEmpty();
		assertThat(CatalogueLoader.loadOffline(this.folder).agency(new AgencyId("ramq")).inboxes())
			.extracting(Inbox::toString)
			.containsExactly("ramq INBOX", "ramq/guichet Guichet", "ramq/guichet Numerisations");
	}

	@Test
	@Row("X-18")
	void tellsAllMistakesOfAllFilesAtOnce() throws IOException {
		edit("ramq/job.yaml", "french-first", "latin");
		edit("amp/job.yaml", ", rule: SPECIMEN-3", "");
		edit("amp/amp-user.form.yaml", "any-of: blocks", "any-of: bloks");

		assertThat(CatalogueLoader.check(this.folder)).extracting(Mistake::key)
			.containsExactly("page[1].rows[0][0].any-of", "retention.forms.rule", "answers.language");
	}

	@Test
	void namesAKeyThatStandsTwiceByItsSecondLine() throws IOException {
		edit("ramq/job.yaml", "  problem: Problem", "  problem: Problem\n  folder: Other");

		assertThat(CatalogueLoader.check(this.folder)).singleElement().satisfies((mistake) -> {
			assertThat(mistake.line()).isEqualTo(line("ramq/job.yaml", "folder: Other"));
			assertThat(mistake.key()).isEqualTo("mailbox.folder");
			assertThat(mistake.problem()).contains("stands twice, first in line " + line("ramq/job.yaml", "INBOX"));
		});
	}

	@Test
	void namesTheLineWhereAFileStopsBeingYaml() throws IOException {
		edit("ramq/job.yaml", "answers: {", "answers: [");

		assertThat(CatalogueLoader.check(this.folder)).singleElement().satisfies((mistake) -> {
			assertThat(mistake.problem()).startsWith("is not YAML");
			assertThat(mistake.line()).isBetween(line("ramq/job.yaml", "answers:"), line("ramq/job.yaml", "limits:"));
		});
	}

	@Test
	void refusesAliases() throws IOException {
		edit("ramq/services.yaml", "fact: {", "fact: &same {");
		edit("ramq/services.yaml", "msec: {", "msec: *same\n  other: {");

		assertThat(CatalogueLoader.check(this.folder)).isNotEmpty()
			.allSatisfy((mistake) -> assertThat(mistake.file().toString()).contains("ramq"));
	}

	@Test
	void namesAnEmptyFileAndAMissingOne() throws IOException {
		Files.writeString(this.folder.resolve("addresses.yaml"), "");
		Files.delete(this.folder.resolve("amp/job.yaml"));

		assertThat(CatalogueLoader.check(this.folder))
			.extracting((mistake) -> mistake.file().getFileName().toString(), Mistake::problem)
			.contains(tuple("addresses.yaml", "is empty"), tuple("job.yaml", "is missing"));
	}

	@Test
	void namesAFolderWithoutAnyAgency(@TempDir Path empty) {
		assertThat(CatalogueLoader.check(empty)).extracting(Mistake::problem).contains("has no agency");
	}

	@Test
	void namesAKindThatTwoAgenciesHave() throws IOException {
		Files.copy(this.folder.resolve("ramq/ramq-delegation.form.yaml"),
				this.folder.resolve("amp/ramq-delegation.form.yaml"));
		for (String list : List.of("services", "capacities", "staff", "billing")) {
			Files.copy(this.folder.resolve("ramq/" + list + ".yaml"), this.folder.resolve("amp/" + list + ".yaml"));
		}

		assertThat(CatalogueLoader.check(this.folder)).singleElement().satisfies((mistake) -> {
			assertThat(mistake.key()).isEqualTo("kind");
			assertThat(mistake.allowed()).isEqualTo("a name that no other form has");
		});
	}

	@Test
	void namesASectionARuleAndAPartyThatStandTwiceOrNotAtAll() throws IOException {
		edit("ramq/ramq-delegation.form.yaml", "- section: user", "- section: grantor");
		edit("ramq/ramq-delegation.form.yaml", "- grantor-not-user", "- grantor-is-active");

		assertThat(CatalogueLoader.check(this.folder)).extracting(Mistake::problem)
			.contains("is \"grantor\" again", "names grantor-is-active again", "has no user.email");
	}

	@Test
	void namesAFindingWithoutTexts() throws IOException {
		edit("findings.yaml", "NO_FORM:", "NO_FROM:");

		assertThat(CatalogueLoader.check(this.folder)).extracting(Mistake::key).contains("NO_FORM");
	}

	@Test
	void namesATableWithOtherColumns() throws IOException {
		edit("ramq/reference/grantors.csv", "id,familyName", "number,familyName");

		assertThat(CatalogueLoader.check(this.folder)).singleElement()
			.extracting(Mistake::allowed)
			.isEqualTo("id,familyName,givenName,active");
	}

	@Test
	void takesAnAbsentTableForItsRequestsGoToAClerk() throws IOException {
		Files.delete(this.folder.resolve("ramq/reference/grantors.csv"));

		assertThat(CatalogueLoader.check(this.folder)).isEmpty();
	}

	@Test
	void namesAnUndefinedVariableByItsPlace() throws IOException {
		Map<String, String> variables = new HashMap<>(ShippedCatalogue.variables());
		variables.remove("AMP_SMTP");

		CatalogueException thrown = catchThrowableOfType(CatalogueException.class,
				() -> CatalogueLoader.load(this.folder, variables));

		assertThat(thrown.mistakes()).singleElement().satisfies((mistake) -> {
			assertThat(mistake.key()).isEqualTo("sender.smtp");
			assertThat(mistake.line()).isEqualTo(line("amp/job.yaml", "smtp:"));
			assertThat(mistake.problem()).contains("AMP_SMTP");
		});
	}

	@Test
	void doesNotStartWithoutTheKeyThatSignsForATokenAndDoesNotNameIt() throws IOException {
		edit("ramq/job.yaml", "password: ${RAMQ_IMAP_PASSWORD}",
				"oauth: {token-url: \"https://t.example/\", client-id: a, key-file: \"${KEY}\"}");
		Map<String, String> variables = new HashMap<>(ShippedCatalogue.variables());
		variables.put("KEY", "/nowhere/canary-4711.json");
		assertThat(CatalogueLoader.check(this.folder)).as("elsewhere than where the key is").isEmpty();

		CatalogueException thrown = catchThrowableOfType(CatalogueException.class,
				() -> CatalogueLoader.load(this.folder, variables));

		assertThat(thrown.mistakes()).singleElement().extracting(Mistake::key).isEqualTo("mailbox.oauth.key-file");
		assertThat(thrown).hasMessageNotContaining("canary-4711");
	}

	@Test
	void neverRepeatsWhatAVariableStandsFor() {
		Map<String, String> variables = new HashMap<>(ShippedCatalogue.variables());
		variables.put("RAMQ_IMAP", "imap://clerk:canary-4711@mail");

		CatalogueException thrown = catchThrowableOfType(CatalogueException.class,
				() -> CatalogueLoader.load(this.folder, variables));

		assertThat(thrown).hasMessageContaining("mailbox.imap").hasMessageNotContaining("canary-4711");
	}

	@Test
	void neverRepeatsAPasswordThatIsWrittenOut() throws IOException {
		edit("ramq/job.yaml", "${RAMQ_IMAP_PASSWORD}", "canary-4711");

		assertThat(CatalogueLoader.check(this.folder)).singleElement()
			.satisfies((mistake) -> assertThat(mistake.toString()).doesNotContain("canary-4711"));
	}

	@Test
	void theSchemaNamesTheRulesOfTheClosedList() {
		for (RuleName rule : RuleName.values()) {
			assertThat(RuleName.of(rule.key())).contains(rule);
		}
		assertThat(schema("form-kind").at("/properties/rules/items/then/enum").values()).extracting(JsonNode::asString)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(RuleName.values()).map(RuleName::key).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "job", "form-kind", "options", "types", "addresses", "findings", "forms", "check",
			"calendars", "run" })
	void everyPublishedSchemaIsOneItself(String name) {
		Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

		assertThat(meta.validate(schema(name))).isEmpty();
	}

	private static JsonNode schema(String name) {
		return JsonMapper.shared()
			.readTree(MistakesTests.class.getResourceAsStream("/schema/" + name + ".schema.json"));
	}

}

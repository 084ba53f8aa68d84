package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.AccountId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerTests {

	private static final Path GOLDEN = Path.of("src/test/resources/letters");

	/** One form kind's; another's differ by its names alone. */
	private static final Pattern APPROVED = Pattern
		.compile("ramq/(?:ramq-delegation\\..+|no-form|mail-too-large|question|night-report)");

	private final Catalogue catalogue = ShippedCatalogue.load();

	private final Composer composer = new Composer(this.catalogue, TestCatalogue.SETTINGS);

	/** To write them anew after reading them: {@code -Dgreffier.letters=write}. */
	@ParameterizedTest
	@EnumSource(Language.class)
	@Row({ "RAMQ-20", "RAMQ-24", "RAMQ-27", "X-07", "X-16" })
	void lettersReadAsApproved(Language language) throws IOException {
		StringBuilder all = new StringBuilder();
		new TreeMap<>(new Previews(this.catalogue, TestCatalogue.SETTINGS).in(List.of(language))).entrySet()
			.stream()
			.filter((letter) -> APPROVED.matcher(letter.getKey()).matches())
			.forEach((letter) -> all.append("=== %s\n%s\n\n%s\n".formatted(letter.getKey(), letter.getValue().subject(),
					letter.getValue().text())));
		Path golden = GOLDEN.resolve("letters." + language.key() + ".txt");
		if ("write".equals(System.getProperty("greffier.letters"))) {
			Files.createDirectories(GOLDEN);
			Files.writeString(golden, all);
		}

		assertThat(all).hasToString(Files.readString(golden));
	}

	@Test
	@Row({ "X-17", "RAMQ-27" })
	void bothLanguagesSayTheSameKinds() {
		Previews previews = new Previews(this.catalogue, TestCatalogue.SETTINGS);

		assertThat(previews.in(List.of(Language.FR)).keySet()).isEqualTo(previews.in(List.of(Language.EN)).keySet());
		assertThat(previews.in(List.of(Language.FR, Language.EN)).values()).allSatisfy((letter) -> {
			assertThat(letter.text()).contains("Madame, Monsieur,", "Dear Sir or Madam,", "Pour toute question",
					"If you have any questions");
			assertThat(letter.text().indexOf("Madame, Monsieur,"))
				.isLessThan(letter.text().indexOf("Dear Sir or Madam,"));
		});
	}

	@Test
	void everySpecimenKindHasALetter() {
		List<LetterKind> kinds = Specimens.of(this.catalogue.agency(TestCatalogue.RAMQ), List.of(Language.FR))
			.values()
			.stream()
			.map(LetterOrder::kind)
			.distinct()
			.toList();

		assertThat(kinds).containsExactlyInAnyOrder(LetterKind.values());
	}

	@Test
	void frenchHasItsNoBreakSpacesAndApostrophes() {
		new Previews(this.catalogue, TestCatalogue.SETTINGS).in(List.of(Language.FR)).forEach((name, letter) -> {
			assertThat(letter.text() + letter.subject() + letter.html()).as(name)
				.doesNotContain("'", " :", "« ", " »", " ;", " !", " ?");
			assertThat(letter.text().lines()).allMatch((line) -> line.length() <= 72);
		});
	}

	@Test
	@Row("RAMQ-21")
	void namesTheRightFormByItsTitle() {
		Finding other = Finding.of(FindingCode.OTHER_FORM_FITS, "RAMQ-21", Party.GRANTOR.field("capacities"))
			.withDetail("ramq-delegation");

		assertThat(this.composer.compose(answer("f.pdf", other)).body().replaceAll("\\s+", " "))
			.contains("(Request for access to an online service)")
			.doesNotContain("ramq-delegation");
	}

	@Test
	@Row({ "MAIL-15", "MAIL-58" })
	void answerShowsHostileFileNamesAsOneHarmlessLine() {
		String hostile = "a\r\nBcc: x@evil.test\u202Efdp.exe\u0000 [(${number})] \uE000 " + "é".repeat(300) + ".pdf";

		Composed letter = this.composer.compose(answer(hostile));

		assertThat(letter.body()).contains("[(${number})]").contains("…").doesNotContain("\u202E", "\u0000", "\uE000");
		assertThat(letter.body().lines()).noneMatch((line) -> line.startsWith("Bcc:"));
	}

	@Test
	@Row({ "X-03", "X-05" })
	void answerTellsTheFindingsThatRefuseAndNoOther() {
		Composed letter = this.composer
			.compose(answer("f.pdf", Finding.of(FindingCode.SIGNATURE_ABSENT, "RAMQ-09", Party.USER.field("signature")),
					Finding.of(FindingCode.GRANTOR_UNKNOWN, "X-14", Party.GRANTOR.field("providerNumber"))));

		assertThat(letter.body()).contains("is not signed").doesNotContain("reference list");
	}

	@Test
	@Row("RAMQ-17")
	void onlyThePasswordLetterHasAPlaceForThePassword() {
		Specimens.of(this.catalogue.agency(TestCatalogue.RAMQ), List.of(Language.FR)).values().forEach((order) -> {
			boolean has = this.composer.compose(order).body().indexOf(Composed.PASSWORD) >= 0;
			assertThat(has).isEqualTo(order.kind() == LetterKind.PASSWORD);
		});
	}

	@Test
	@Row("RAMQ-17")
	void passwordLetterDoesNotNameTheUserName() {
		Map<String, LetterOrder> orders = Specimens.of(this.catalogue.agency(TestCatalogue.RAMQ), List.of(Language.EN));

		assertThat(this.composer.compose(orders.get("ramq-delegation.username")).body()).contains("XX000000");
		assertThat(this.composer.compose(orders.get("ramq-delegation.password")).body()).doesNotContain("XX000000");
	}

	@Test
	void aBodysOwnTemplateGoesFirst(@TempDir Path folder) throws IOException {
		Path own = Files.createDirectories(folder.resolve("own"));
		Files.writeString(own.resolve("hold.fr.txt"), "subject: À nous\n[# th:if=\"${true}\"]\nBonjour\n[/]\n");
		LetterTemplates templates = new LetterTemplates(own, TestCatalogue.JOBS.resolve("letters"));

		assertThat(templates.fill("hold", Language.FR, Map.of())).isEqualTo("subject: À nous\nBonjour\n");
		assertThatThrownBy(() -> templates.fill("nothing", Language.FR, Map.of()))
			.hasStackTraceContaining("no letter template nothing.fr.txt");
	}

	private static LetterOrder answer(String fileName, Finding... findings) {
		FileOutcome file = new FileOutcome(1, fileName, FileOutcome.What.REFUSED, Optional.of("ramq-delegation"),
				List.of(findings), Optional.empty());
		return new LetterOrder(TestCatalogue.RAMQ, EnvelopeId.random(), "REQ-2026-000123", Optional.of(FormId.random()),
				Optional.of(AccountId.random()), Addressee.SENDER, 1, "a@b.test", List.of(Language.EN),
				new LetterContent.Answer(Instant.parse("2026-11-12T15:04:00Z"), List.of(file), List.of(),
						Optional.empty()),
				Optional.empty());
	}

}

package org.greffier.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Refusals;
import org.greffier.catalogue.RuleName;
import org.greffier.catalogue.RuleSpec;
import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.form.Verdict;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;

class RulesTests {

	private static final String SIGNS = "@@..\"\\<>(),;:[]+- \r\n\t\u0000'";

	private static final Verdict GOOD = new Verdict.Accepted(List.of());

	private static final Verdict TWO_IN_ONE = Verdict
		.of(List.of(Finding.of(FindingCode.SEVERAL_FORMS_IN_ONE_FILE, "RAMQ-05")));

	private static final Verdict PICTURE = Verdict.of(List.of(Finding.of(FindingCode.NOT_PDF, "RAMQ-06")));

	private static final Verdict UNSIGNED = Verdict
		.of(List.of(Finding.of(FindingCode.SIGNATURE_ABSENT, "RAMQ-08", new FieldName("user.signature"))));

	@Test
	@Row({ "RAMQ-05", "X-15" })
	void refusesTheWholeEnvelopeForSeveralFormsInOneFile() {
		List<Verdict> verdicts = Rules.judgeEnvelope(List.of(GOOD, TWO_IN_ONE, UNSIGNED), Refusals.DEFAULT);

		assertThat(verdicts).extracting(Verdict::status)
			.containsExactly(FormStatus.REFUSED, FormStatus.REFUSED, FormStatus.REFUSED);
		assertThat(codes(verdicts.get(0))).containsExactly(FindingCode.ENVELOPE_REFUSED);
		assertThat(codes(verdicts.get(1))).containsExactly(FindingCode.SEVERAL_FORMS_IN_ONE_FILE);
		assertThat(codes(verdicts.get(2))).containsExactly(FindingCode.SIGNATURE_ABSENT, FindingCode.ENVELOPE_REFUSED);
	}

	@Test
	@Row({ "RAMQ-04", "RAMQ-05", "X-15" })
	void leavesOtherFormsAloneForEveryOtherDefect() {
		List<Verdict> verdicts = List.of(GOOD, UNSIGNED);

		assertThat(Rules.judgeEnvelope(verdicts, Refusals.DEFAULT)).isEqualTo(verdicts);
	}

	@Test
	@Row({ "RAMQ-06", "X-15" })
	void refusesTheEnvelopeForAWrongTypeWhereTheBodySaysSo() {
		List<Verdict> verdicts = List.of(GOOD, PICTURE);

		assertThat(Rules.judgeEnvelope(verdicts, Refusals.DEFAULT)).isEqualTo(verdicts);
		assertThat(Rules.judgeEnvelope(verdicts, new Refusals(true, true, false))).extracting(Verdict::status)
			.containsOnly(FormStatus.REFUSED);
	}

	@Test
	@DisplayName("RAMQ-05: onMultiFormFile")
	@Row("RAMQ-05")
	void refusesOnlyTheFileWithSeveralFormsWhereTheBodySaysSo() {
		List<Verdict> verdicts = List.of(GOOD, TWO_IN_ONE);

		assertThat(Rules.judgeEnvelope(verdicts, new Refusals(false, true, false))).isEqualTo(verdicts);
	}

	@Test
	@DisplayName("RAMQ-05: onOneBadForm")
	@Row("RAMQ-05")
	void refusesTheEnvelopeForOneBadFormWhereTheBodySaysSo() {
		List<Verdict> verdicts = List.of(GOOD, UNSIGNED, PICTURE);

		List<Verdict> refused = Rules.judgeEnvelope(verdicts, new Refusals(true, false, true));

		assertThat(refused).extracting(Verdict::status).containsOnly(FormStatus.REFUSED);
		assertThat(codes(refused.get(0))).containsExactly(FindingCode.ENVELOPE_REFUSED);
		assertThat(codes(refused.get(1))).containsExactly(FindingCode.SIGNATURE_ABSENT);
	}

	@Test
	@Row("RAMQ-26")
	void acceptsAFormOnAnyDayOfTheYear() {
		LocalDate first = LocalDate.of(2028, 1, 1);

		first.datesUntil(first.plusYears(1))
			.map(LocalDate::toString)
			.forEach((day) -> judged(aForm().signedByBoth().with("grantor.signedOn", day).with("user.signedOn", day),
					facts().receivedOn(day))
				.isAccepted());
	}

	@Test
	void refusesNoEnvelopeForAFormThatWaitsForAClerk() {
		Verdict doubtful = Verdict.of(List.of(Finding.of(FindingCode.SIGNATURE_DOUBTFUL, "RAMQ-09")));

		assertThat(Rules.judgeEnvelope(List.of(GOOD, doubtful), new Refusals(true, true, true)))
			.isEqualTo(List.of(GOOD, doubtful));
	}

	@Test
	void refusesTheEnvelopeForTooManyFilesWhateverTheBodySays() {
		Verdict many = Verdict.of(List.of(Finding.of(FindingCode.TOO_MANY_FILES, "MAIL-21")));

		assertThat(Rules.judgeEnvelope(List.of(GOOD, many), new Refusals(false, false, false)))
			.extracting(Verdict::status)
			.containsOnly(FormStatus.REFUSED);
	}

	@Test
	@Row("X-15")
	void judgesFirstWhatMayRefuseTheEnvelope() {
		Reading good = aForm().signedByBoth().build();
		Reading picture = aForm().problem(FindingCode.NOT_PDF).build();

		assertThat(Rules.mayRefuseEnvelope(good, new Refusals(true, true, false))).isFalse();
		assertThat(Rules.mayRefuseEnvelope(good, new Refusals(false, false, true))).isTrue();
		assertThat(Rules.mayRefuseEnvelope(picture, new Refusals(true, true, false))).isTrue();
		assertThat(Rules.mayRefuseEnvelope(picture, Refusals.DEFAULT)).isFalse();
	}

	@Test
	void refusesNoEnvelopeWhoseOriginIsUnknown() {
		Verdict unknown = judged(aForm().problem(FindingCode.SEVERAL_FORMS_IN_ONE_FILE), facts().unauthenticated())
			.verdict();

		assertThat(Rules.judgeEnvelope(List.of(unknown, unknown), Refusals.DEFAULT)).extracting(Verdict::status)
			.containsOnly(FormStatus.IN_REVIEW);
	}

	@Test
	void givesTheSeverityThatTheKindSaysToTheRulesFirstCodeAlone() {
		FormKind kind = Kinds.delegation(new RuleSpec("addresses-differ", Map.of(), Optional.of(Severity.REVIEW)));
		ReadingBuilder equal = aForm().signedByBoth().with("user.email", "aurele@clinique-fictive.test");
		FormKind noting = Kinds.delegation(new RuleSpec("addresses-differ", Map.of(), Optional.of(Severity.NOTE)));
		ReadingBuilder alike = aForm().signedByBoth().with("user.email", "Aurele@clinique-fictive.test");

		judged(kind, equal, facts()).isReviewedFor(FindingCode.ADDRESSES_EQUAL);
		judged(noting, alike, facts()).isReviewedFor(FindingCode.ADDRESSES_ALIKE);
	}

	@Test
	void namesWhatIsWrongWithTheRulesOfAKind() {
		FormKind kind = Kinds.delegation(new RuleSpec("addresses-diffre", Map.of(), Optional.empty()),
				new RuleSpec("signed-in-order", Map.of("within", "180"), Optional.empty()),
				new RuleSpec("signed-by-both", Map.of("soon", "1"), Optional.empty()));

		assertThat(Rules.mistakes(kind)).hasSize(3);
		assertThat(Rules.mistakes(kind).get(0)).startsWith("there is no rule addresses-diffre; there are addresses-");
		assertThat(Rules.mistakes(kind).get(1))
			.isEqualTo("rule signed-in-order, within: a period of days or more, such as P180D");
		assertThat(Rules.mistakes(kind).get(2)).isEqualTo("rule signed-by-both has no parameter soon; it has none");
		assertThatThrownBy(() -> judged(kind, aForm(), facts())).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("ramq-delegation");
	}

	@Test
	void hasEveryRuleThatTheCatalogueLetsAKindName() {
		assertThat(Rules.names().keySet()).containsAll(Arrays.stream(RuleName.values()).map(RuleName::key).toList());
	}

	@Test
	void publishedSchemaNamesTheSameRulesAndParameters() throws IOException {
		JsonNode rule = JsonMapper.shared()
			.readTree(Files.readString(Path.of("src/main/resources/schema/form-kind.schema.json")))
			.at("/properties/rules/items");
		List<String> names = Arrays.stream(RuleName.values()).map(RuleName::key).toList();

		assertThat(rule.at("/then/enum")).extracting(JsonNode::asString).containsExactlyInAnyOrderElementsOf(names);
		assertThat(rule.at("/else/properties").propertyNames()).containsExactlyInAnyOrderElementsOf(names);
		for (String name : names) {
			Set<String> parameters = new HashSet<>(rule.at("/else/properties/" + name + "/properties").propertyNames());
			parameters.remove("else");
			assertThat(parameters).as(name).isEqualTo(Rules.names().get(name).keySet());
		}
	}

	@Test
	void namesEachRuleOnceAndGivesItARow() {
		assertThat(Rules.all()).extracting(Rule::name).doesNotHaveDuplicates();
		assertThat(Rules.all()).allSatisfy((rule) -> {
			assertThat(rule.codes()).isNotEmpty();
			assertThat(rule.row()).matches("(RAMQ|AMP|AMF|X|MAIL|READING)-\\d+|part 5");
		});
	}

	@Test
	void tellsTheSameTwice() {
		ReadingBuilder form = aForm().with("user.email", "info@x.test").with("grantor.providerNumber", "1");

		assertThat(judged(form).verdict()).isEqualTo(judged(form).verdict());
	}

	@Test
	@Row("X-05")
	void neverShowsAValueInAFinding() {
		ReadingBuilder form = aForm();
		Set<String> values = new HashSet<>();
		for (FieldName name : aForm().build().fields().keySet()) {
			if (!name.value().startsWith("grant.")) {
				String value = "canary" + values.size() + "\u200B@canary";
				values.add(value);
				form.with(name.value(), value);
			}
		}

		assertThat(judged(form).verdict().findings()).isNotEmpty()
			.allSatisfy((finding) -> assertThat(finding.toString()).doesNotContain("canary"));
	}

	@Test
	void survivesAnythingThatCanBeWritten() {
		Random random = new Random(20261102);
		List<FieldName> names = List.copyOf(aForm().build().fields().keySet());
		for (int i = 0; i < 3000; i++) {
			ReadingBuilder form = (i % 2 == 0) ? aForm().signedByBoth() : aForm().scanned();
			for (int n = 0; n < 4; n++) {
				form.with(names.get(random.nextInt(names.size())).value(), garbage(random), random.nextDouble());
			}
			Verdict verdict = judged(form, facts().sentBy(garbage(random)).confirmed(garbage(random))).verdict();
			assertThat(verdict.status()).isNotNull();
		}
	}

	static String garbage(Random random) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(40);
		for (int i = 0; i < length; i++) {
			switch (random.nextInt(6)) {
				case 0 -> text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
				case 1 -> text.append((char) random.nextInt(0x10000));
				case 2 -> text.appendCodePoint(random.nextInt(0x110000));
				case 3 -> text.append("xn--");
				default -> text.append((char) ('a' + random.nextInt(26)));
			}
		}
		return text.toString();
	}

	private static List<FindingCode> codes(Verdict verdict) {
		return verdict.findings().stream().map(Finding::code).toList();
	}

}

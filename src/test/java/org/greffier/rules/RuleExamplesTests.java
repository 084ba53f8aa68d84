package org.greffier.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.platform.Row;
import org.greffier.rules.RuleExamples.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every rule is needed: what it finds is found by no other, so a test of it fails without
 * it.
 */
@Row({ "RAMQ-02", "RAMQ-08", "RAMQ-09", "RAMQ-10", "RAMQ-11", "RAMQ-12", "RAMQ-13", "RAMQ-14", "RAMQ-21", "RAMQ-22",
		"RAMQ-28", "RAMQ-29", "AMF-07", "AMP-03", "AMP-11", "MAIL-46", "READING-3", "READING-8", "X-03", "X-05", "X-06",
		"X-12", "X-13", "X-14", "X-19", "part 5" })
class RuleExamplesTests {

	static List<Example> examples() {
		return RuleExamples.all();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void isFoundByItsRuleAlone(Example example) {
		assertThat(found(example, (rule) -> true)).contains(example.code());
		assertThat(found(example, (rule) -> !rule.equals(example.rule()))).doesNotContain(example.code());
	}

	@Test
	void thereIsAnExampleForEverythingThatARuleFinds() {
		for (Rule rule : Rules.all()) {
			List<FindingCode> shown = examples().stream()
				.filter((example) -> example.rule().equals(rule))
				.map(Example::code)
				.toList();
			// What the reader reports is the reader's; one of its codes shows the rule.
			assertThat(shown).as(rule.name())
				.hasSize(rule.equals(SourceRules.READABLE) ? 1 : rule.codes().size())
				.doesNotHaveDuplicates()
				.isSubsetOf(rule.codes());
		}
	}

	@Test
	void namesTheRowOfEveryRule() {
		assertThat(RuleExamplesTests.class.getAnnotation(Row.class).value())
			.containsExactlyInAnyOrderElementsOf(Rules.all().stream().map(Rule::row).collect(Collectors.toSet()));
	}

	private static List<FindingCode> found(Example example, Predicate<Rule> wanted) {
		return Rules.judge(example.kind(), example.form().build(), example.facts().build(), wanted)
			.findings()
			.stream()
			.map(Finding::code)
			.toList();
	}

}

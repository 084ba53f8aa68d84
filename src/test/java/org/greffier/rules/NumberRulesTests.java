package org.greffier.rules;

import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.RuleSpec;
import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;
import static org.greffier.rules.ReadingBuilder.aFormOfBlocks;

class NumberRulesTests {

	private static final FormKind KIND = Kinds.blocksWithRevenuQuebec();

	@ParameterizedTest
	@ValueSource(strings = { "1100001230", "2200001230", "3300001230", "8800001230" })
	@Row("part 5")
	void takesEnterpriseNumbersWhoseLastEightDigitsAgree(String neq) {
		judgedWith(neq, "").isAccepted();
	}

	@Test
	@Row("part 5")
	void leavesAWrongCheckDigitToAClerk() {
		judgedWith("1100001231", "").isReviewedFor(FindingCode.CHECK_DIGIT_WRONG);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1000000007", "1000000015", "1000000121", "1000000210", "1000000007RS0001",
			"1000000007 TQ 0001" })
	@Row("part 5")
	void takesRevenuQuebecNumbersWhoseDigitsAgree(String number) {
		judgedWith("1100001230", number).isAccepted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1000000008", "1000000120", "1000000211", "1000000008RS0001" })
	@Row("part 5")
	void leavesAWrongCheckDigitOfRevenuQuebecToAClerk(String number) {
		Judged judged = judgedWith("1100001230", number).isReviewedFor(FindingCode.CHECK_DIGIT_WRONG);

		assertThat(judged.first().field()).contains(new FieldName("organisation.rq"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "100000000", "10000000070", "1000000007RS0000", "1000000007RS", "1000000007-1", "١٠٠٠٠٠٠٠٠٧" })
	@Row("part 5")
	void refusesWhatIsNoRevenuQuebecNumber(String number) {
		Judged judged = judgedWith("1100001230", number).isRefusedFor(FindingCode.FIELD_MALFORMED);

		assertThat(judged.first().detail()).isEqualTo("9999999999");
	}

	@Test
	@Row({ "part 5", "AMP-03" })
	void tellsThatTheTwoNumbersAreExchangedAndNothingElseOfThem() {
		Judged judged = judgedWith("1000000007", "2200001230").isReviewedFor(FindingCode.NUMBERS_EXCHANGED,
				FindingCode.NUMBERS_EXCHANGED);

		assertThat(judged.verdict().findings()).extracting(Finding::field)
			.containsExactly(Optional.of(new FieldName("organisation.neq")),
					Optional.of(new FieldName("organisation.rq")));
		assertThat(judged.first().rule()).isEqualTo("AMP-03");
	}

	@Test
	void findsAnExchangedNumberThatIsInNoTableOnlyExchanged() {
		Judged judged = judged(KIND,
				aFormOfBlocks().signedByBoth()
					.with("organisation.neq", "1000000007")
					.with("organisation.rq", "2200001230"),
				facts().listed());

		judged.isReviewedFor(FindingCode.NUMBERS_EXCHANGED, FindingCode.NUMBERS_EXCHANGED);
	}

	@ParameterizedTest
	@CsvSource({ "1100001230, 1000000007", "1000000007, 1000000015", "1100001230, 2200001230", "1000000008, 2200001230",
			"1000000007, 1100001230", "1000000007, 2200001231", "1000000007, ''" })
	@Row({ "part 5", "AMP-03" })
	void tellsNothingOfAnExchangeUnlessEachPassesInTheOthersPlace(String neq, String number) {
		assertThat(judgedWith(neq, number).codes()).doesNotContain(FindingCode.NUMBERS_EXCHANGED);
	}

	@Test
	void countsAnEnterpriseNumberByTheKindsOwnPrefixes() {
		FormKind kind = Kinds
			.blocksWithRevenuQuebec(new RuleSpec("fields-well-formed", Map.of("neq-prefixes", "11"), Optional.empty()));
		ReadingBuilder form = aFormOfBlocks().signedByBoth()
			.with("organisation.neq", "1000000007")
			.with("organisation.rq", "2200001230");

		assertThat(judged(kind, form, facts()).verdict().status()).isEqualTo(FormStatus.REFUSED);
	}

	@ParameterizedTest
	@CsvSource({ "BN, 123456782", "BN, 100000009", "BN, 123456782RC0001", "BN, 123456782 RP 0003", "SIN, 046454286" })
	@Row("part 5")
	void takesNineDigitsThatAgree(FieldType type, String number) {
		judgedWith(type, number).isAccepted();
	}

	@ParameterizedTest
	@CsvSource({ "BN, 771362471", "BN, 123456783RC0001", "SIN, 046454287" })
	@Row("part 5")
	void leavesNineDigitsThatDoNotAgreeToAClerk(FieldType type, String number) {
		judgedWith(type, number).isReviewedFor(FindingCode.CHECK_DIGIT_WRONG);
	}

	@ParameterizedTest
	@CsvSource({ "BN, 12345678", "BN, 123456782RC1", "BN, 1234567820", "SIN, 046 454 286", "SIN, 046454286RC0001" })
	@Row("part 5")
	void refusesWhatIsNotNineDigits(FieldType type, String number) {
		Judged judged = judgedWith(type, number).isRefusedFor(FindingCode.FIELD_MALFORMED);

		assertThat(judged.first().detail()).isEqualTo("999999999");
	}

	private static Judged judgedWith(FieldType type, String number) {
		return judged(Kinds.delegationWith("user.number", type), aForm().signedByBoth().with("user.number", number),
				facts());
	}

	private static Judged judgedWith(String neq, String number) {
		return judged(KIND,
				aFormOfBlocks().signedByBoth().with("organisation.neq", neq).with("organisation.rq", number), facts());
	}

}

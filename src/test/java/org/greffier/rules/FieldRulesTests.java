package org.greffier.rules;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;
import static org.greffier.rules.ReadingBuilder.aFormOfBlocks;

class FieldRulesTests {

	@Test
	@Row("RAMQ-11")
	void refusesAFormWithoutARequiredField() {
		Judged missing = judged(aForm().signedByBoth().without("grantor.email"));
		Judged blank = judged(aForm().signedByBoth().with("grantor.email", " \t "));

		missing.isRefusedFor(FindingCode.FIELD_MISSING);
		blank.isRefusedFor(FindingCode.FIELD_MISSING);
		assertThat(missing.first().field()).contains(new FieldName("grantor.email"));
	}

	@Test
	void doesNotMissAnOptionalField() {
		judged(aForm().signedByBoth().with("user.existingUsername", "")).isAccepted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345", "12 456", "12345a", "١٢٣٤٥٦" })
	void refusesDigitsThatAreNotSo(String value) {
		Judged judged = judged(aForm().signedByBoth().with("grantor.providerNumber", value));

		assertThat(judged.verdict().status()).isEqualTo(FormStatus.REFUSED);
		assertThat(judged.codes()).contains(FindingCode.FIELD_MALFORMED);
		assertThat(judged.first().detail()).isEqualTo("999999");
	}

	@Test
	void refusesAValueLongerThanItsCells() {
		judged(aForm().signedByBoth().with("user.familyName", "a".repeat(38))).isAccepted();
		judged(aForm().signedByBoth().with("user.familyName", "a".repeat(39))).isRefusedFor(FindingCode.FIELD_TOO_LONG);
	}

	@Test
	void refusesANameOfNoLetters() {
		judged(aForm().signedByBoth().with("user.familyName", "---")).isRefusedFor(FindingCode.FIELD_MALFORMED);
		judged(aForm().signedByBoth().with("user.givenName", "Ó")).isAccepted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "O’Connor-Éloïse", "d'Arcy", "Nguyễn", "St-Onge Jr.", "ᐃᓄᒃ", "Łukasz", "陳" })
	void takesNamesAsPeopleWriteThem(String name) {
		judged(aForm().signedByBoth().with("user.givenName", name)).isAccepted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-30", "29/10/2026", "hier", "2026-1-2", "20261029" })
	void leavesADateThatIsNoneToAClerk(String day) {
		judged(aForm().signedByBoth().with("user.signedOn", day)).isReviewedFor(FindingCode.DATE_MALFORMED);
	}

	@Test
	void takesTheLeapDay() {
		judged(aForm().signedByBoth().with("grantor.signedOn", "2028-02-29").with("user.signedOn", "2028-02-29"),
				facts().receivedOn("2028-02-29"))
			.isAccepted();
	}

	@Test
	@Row("part 5")
	void refusesAUserNameOfAnotherForm() {
		Judged judged = judged(aForm().signedByBoth().with("user.existingUsername", "CE12345"));

		assertThat(judged.codes()).contains(FindingCode.FIELD_MALFORMED);
		assertThat(judged.first().detail()).isEqualTo("CE999999");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4400001230", "110000123", "11-0000123" })
	@Row("part 5")
	void refusesWhatIsNoEnterpriseNumber(String neq) {
		Judged judged = judged(Kinds.blocks(), aFormOfBlocks().signedByBoth().with("organisation.neq", neq), facts());

		assertThat(judged.first().code()).isEqualTo(FindingCode.FIELD_MALFORMED);
		assertThat(judged.first().detail()).isEqualTo("9999999999");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ma\u200Bïka", "Ma\u202Eïka", "Mаïka", "Ma\u0000ïka", "Ｍaïka", "Maïka 🙂", "Ma\uD800ïka" })
	void leavesOddCharactersToAClerk(String name) {
		judged(aForm().signedByBoth().with("user.givenName", name)).isReviewedFor(FindingCode.FIELD_ODD_CHARACTERS);
	}

	@Test
	void namesOddCharactersWithoutShowingTheValue() {
		Judged hidden = judged(aForm().signedByBoth().with("user.givenName", "Ma\u200B\u202Eïka"));
		Judged mixed = judged(aForm().signedByBoth().with("user.givenName", "Mаïka"));

		assertThat(hidden.first().detail()).isEqualTo("U+200B, U+202E");
		assertThat(mixed.first().detail()).isEqualTo("LATIN + CYRILLIC");
	}

	@Test
	void refusesAFormThatAsksForNothing() {
		judged(aForm().signedByBoth().with("grant.services.sre", "false")).isRefusedFor(FindingCode.NOTHING_ASKED);
	}

	@Test
	@Row("RAMQ-02")
	void refusesTwoServicesWhereOneIsAllowed() {
		Judged judged = judged(aForm().signedByBoth().with("grant.services.courrier", "true"));

		judged.isRefusedFor(FindingCode.SEVERAL_SERVICES);
		assertThat(judged.first().detail()).isEqualTo("2");
		assertThat(judged.first().rule()).isEqualTo("RAMQ-02");
	}

	@Test
	void takesTwoBlocksWhereManyAreAllowed() {
		judged(Kinds.blocks(), aFormOfBlocks().signedByBoth().with("grant.blocks.005", "true"), facts()).isAccepted();
	}

	@Test
	@Row("AMP-11")
	void leavesAnOptionThatIsNotInTheCatalogueToAClerk() {
		Judged judged = judged(Kinds.blocks(), aFormOfBlocks().signedByBoth().with("grant.blocks.999", "true"),
				facts());

		judged.isReviewedFor(FindingCode.OPTION_UNKNOWN);
		assertThat(judged.first().detail()).isEqualTo("999");
	}

}

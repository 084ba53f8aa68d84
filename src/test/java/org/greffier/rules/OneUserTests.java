package org.greffier.rules;

import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.RuleSpec;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Severity;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;

@DisplayName("RAMQ-02")
class OneUserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Dubé-Okafor | Maïka et Paul", "Dubé | MAÏKA ET PAUL", "Dubé et Roy | Maïka et Paul",
					"Dubé | Maïka & Paul", "Dubé | Maïka&Paul", "Dubé; Roy | Maïka; Paul",
					"Dubé and Roy | Maïka / Paul", "Dubé et Roy | M. et P." })
	@Row("RAMQ-02")
	void refusesAFormThatNamesTwoUsers(String family, String given) {
		Judged judged = judged(named(family, given)).isRefusedFor(FindingCode.SEVERAL_USERS);

		assertThat(judged.first().rule()).isEqualTo("RAMQ-02");
		assertThat(judged.first().field()).contains(new FieldName("user.givenName"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Dubé | Jean, Paul", "Dubé / Roy | Maïka", "Dubé et Roy | Maïka", "Dubé | Jean / John",
					"Dubé/Roy | Maïka/Paul", "Dubé, inf. | Maïka", "Dubé | Soe Et Kyaw", "Dubé & Roy | Maïka" })
	void leavesWhatOnePersonMayBeWrittenLikeToAClerk(String family, String given) {
		judged(named(family, given)).isReviewedFor(FindingCode.SEVERAL_USERS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Roy-Tremblay | Marie-Ève", "De La Cruz | José Luis", "Ortega y Gasset | José", "And | Metin",
					"St-Onge Jr. | Jean-Paul", "Étienne | Colette Suzette", "van der Ets | Andy", "O’Connor | Élo" })
	@Row("RAMQ-02")
	void takesNamesOfOnePerson(String family, String given) {
		judged(named(family, given)).isAccepted();
	}

	@Test
	void leavesALineBreakBetweenTwoNamesToAClerk() {
		judged(named("Dubé", "Maïka\nPaul")).isReviewedFor(FindingCode.FIELD_ODD_CHARACTERS, FindingCode.SEVERAL_USERS);
	}

	@Test
	void refusesTwoAddressesInOneFieldAndTellsAClerkThatTheyMayBeTwoPersons() {
		Judged alone = judged(aForm().signedByBoth().with("user.email", "maika@courriel.test; paul@courriel.test"));

		assertThat(alone.verdict().status()).isEqualTo(FormStatus.REFUSED);
		assertThat(alone.codes()).contains(FindingCode.ADDRESS_MALFORMED, FindingCode.SEVERAL_USERS);
		assertThat(alone.verdict().findings()).filteredOn((finding) -> finding.code() == FindingCode.SEVERAL_USERS)
			.singleElement()
			.satisfies((finding) -> assertThat(finding.severity()).isEqualTo(Severity.REVIEW));
	}

	@Test
	void takesTwoAddressesForTwoPersonsWhoseFamilyNamesAreJoined() {
		Judged judged = judged(named("Dubé et Roy", "Maïka").with("user.email", "maika@x.test / paul@x.test"));

		assertThat(judged.verdict().findings()).filteredOn((finding) -> finding.code() == FindingCode.SEVERAL_USERS)
			.singleElement()
			.satisfies((finding) -> assertThat(finding.severity()).isEqualTo(Severity.REFUSE));
	}

	@Test
	void refusesNobodyWhoWasNotReadSurely() {
		ReadingBuilder form = named("Dubé", "Maïka").with("user.givenName", "Maïka et Paul", 0.5);

		judged(form).isReviewedFor(FindingCode.SEVERAL_USERS, FindingCode.LOW_CONFIDENCE);
	}

	@Test
	void joinsByWhatTheBodySays() {
		FormKind dutch = Kinds
			.delegation(new RuleSpec("one-user", Map.of("joined-by", "en", "perhaps-by", "@"), Optional.empty()));

		judged(dutch, named("Dubé", "Maïka en Paul"), facts()).isRefusedFor(FindingCode.SEVERAL_USERS);
		judged(dutch, named("Dubé", "Maïka et Paul"), facts()).isAccepted();
	}

	@Test
	void makesADoubtNoStrongerThanTheKindSays() {
		FormKind noting = Kinds.delegation(new RuleSpec("one-user", Map.of(), Optional.of(Severity.NOTE)));

		judged(noting, named("Dubé", "Jean, Paul"), facts()).is(FormStatus.ACCEPTED, FindingCode.SEVERAL_USERS);
		judged(noting, named("Dubé", "Jean et Paul"), facts()).is(FormStatus.ACCEPTED, FindingCode.SEVERAL_USERS);
	}

	private static ReadingBuilder named(String family, String given) {
		return aForm().signedByBoth().with("user.familyName", family).with("user.givenName", given);
	}

}

package org.greffier.rules;

import org.greffier.form.AccountStatus;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.platform.Row;
import org.greffier.rules.GrantorStanding.Entry;
import org.greffier.rules.GrantorStanding.NotAsked;
import org.greffier.rules.GrantorStanding.TableAbsent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.FactsBuilder.somebody;
import static org.greffier.rules.FactsBuilder.user;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;

class PersonRulesTests {

	private static ReadingBuilder signed() {
		return aForm().signedByBoth();
	}

	private static ReadingBuilder mandatingThemself() {
		return signed().with("user.familyName", "BEAUSOLEIL").with("user.givenName", "Aurele");
	}

	@Test
	@Row("X-13")
	void refusesAGrantorWhoMandatesThemself() {
		judged(mandatingThemself().with("user.email", "Aurele@clinique-fictive.test"))
			.isRefusedFor(FindingCode.GRANTOR_IS_USER, FindingCode.ADDRESSES_ALIKE);
		judged(mandatingThemself().with("user.email", "aurele@clinique-fictive.test"))
			.isRefusedFor(FindingCode.ADDRESSES_EQUAL, FindingCode.GRANTOR_IS_USER);
	}

	@Test
	void leavesTwoPersonsOfOneNameToAClerk() {
		judged(mandatingThemself()).isReviewedFor(FindingCode.PERSON_UNCERTAIN);
		judged(signed().with("user.familyName", "Beausoleil")).isAccepted();
	}

	@Test
	void knowsExchangedNames() {
		judged(signed().with("user.familyName", "Aurèle").with("user.givenName", "Beausoleil"))
			.isReviewedFor(FindingCode.PERSON_UNCERTAIN);
	}

	@Test
	@Row("X-14")
	void neverAcceptsWhenTheTableIsAbsent() {
		judged(signed(), facts().grantor(new TableAbsent())).isReviewedFor(FindingCode.GRANTOR_TABLE_ABSENT);
	}

	@Test
	void asksNothingOfAKindThatNamesNoTable() {
		judged(signed(), facts().grantor(new NotAsked())).isAccepted();
	}

	@Test
	@Row("X-14")
	void leavesAnUnknownGrantorToAClerk() {
		Judged judged = judged(signed(), facts().listed());

		judged.isReviewedFor(FindingCode.GRANTOR_UNKNOWN);
		assertThat(judged.first().field()).contains(new FieldName("grantor.providerNumber"));
	}

	@Test
	void doesNotMissAnIdentifierThatIsMalformedInTheTable() {
		judged(signed().with("grantor.providerNumber", "12345"), facts().listed())
			.isRefusedFor(FindingCode.FIELD_MALFORMED);
	}

	@Test
	@Row("X-14")
	void leavesAnInactiveGrantorToAClerk() {
		judged(signed(), facts().listed(new Entry("Beausoleil", "Aurèle", false)))
			.isReviewedFor(FindingCode.GRANTOR_INACTIVE);
	}

	@Test
	void takesAnyActiveLineUnderOneIdentifier() {
		judged(signed(), facts().listed(new Entry("Autre", "Nom", true), new Entry("Beausoleil", "Aurèle", false),
				new Entry("Beausoleil", "Aurèle", true)))
			.isAccepted();
	}

	@ParameterizedTest
	@CsvSource({ "beausoleil, AURELE", "Beau-Soleil, Aurèle", "BEAU SOLEIL, Aure\u0301le" })
	void comparesNamesWithoutAccentsCaseAndHyphens(String family, String given) {
		judged(signed(), facts().listed(new Entry(family, given, true))).isAccepted();
	}

	@ParameterizedTest
	@CsvSource({ "Beausoleil, Aurélie", "Beausoleille, Aurèle", "Aurèle, Beausoleil" })
	@Row("X-14")
	void leavesAnotherNameToAClerk(String family, String given) {
		judged(signed(), facts().listed(new Entry(family, given, true)))
			.isReviewedFor(FindingCode.GRANTOR_NAME_DIFFERS);
	}

	@Test
	@Row("X-14")
	void leavesAGrantorsNewAddressToAClerk() {
		judged(signed(), facts().confirmed("aurele@ancien.test")).isReviewedFor(FindingCode.GRANTOR_ADDRESS_CHANGED);
		judged(signed(), facts().confirmed("Aurele@clinique-fictive.test"))
			.isReviewedFor(FindingCode.GRANTOR_ADDRESS_CHANGED);
		judged(signed(), facts().confirmed("aurele@Clinique-Fictive.test")).isAccepted();
	}

	@Test
	@Row({ "RAMQ-13", "RAMQ-15" })
	void leavesTheAddressOfAnotherPersonToAClerk() {
		Judged ofUser = judged(signed(), facts().atUserAddress(somebody("Roy", "Luc", "maika@courriel.test")));
		Judged ofGrantor = judged(signed(),
				facts().atGrantorAddress(somebody("Roy", "Luc", "aurele@clinique-fictive.test")));

		ofUser.isReviewedFor(FindingCode.ADDRESS_OF_ANOTHER);
		assertThat(ofUser.first().field()).contains(new FieldName("user.email"));
		ofGrantor.isReviewedFor(FindingCode.ADDRESS_OF_ANOTHER);
		assertThat(ofGrantor.first().field()).contains(new FieldName("grantor.email"));
	}

	@Test
	void knowsTheGrantorAgain() {
		judged(signed(), facts().atGrantorAddress(somebody("Beausoleil", "Aurele", "aurele@clinique-fictive.test")))
			.isAccepted();
	}

	@Test
	@Row("X-19")
	void knowsAUserByNameAndConfirmedAddress() {
		judged(signed(), facts().atUserAddress(user("maika@courriel.test", true, AccountStatus.ACTIVE))).isAccepted();
		judged(signed(), facts().atUserAddress(user("maika@courriel.test", false, AccountStatus.INVITED)))
			.isReviewedFor(FindingCode.PERSON_UNCERTAIN);
		judged(signed(), facts().atUserAddress(user("Maika@courriel.test", true, AccountStatus.ACTIVE)))
			.isReviewedFor(FindingCode.PERSON_UNCERTAIN);
	}

	@Test
	@Row("X-19")
	void knowsAUserByUserNameNameAndAddress() {
		ReadingBuilder form = signed().with("user.existingUsername", "CE123456");

		judged(form, facts().byUsername(user("maika@courriel.test", false, AccountStatus.INVITED))).isAccepted();
		judged(form, facts().byUsername(user("maika@ancien.test", true, AccountStatus.ACTIVE)))
			.isReviewedFor(FindingCode.PERSON_UNCERTAIN);
		judged(form, facts().byUsername(somebody("Roy", "Luc", "maika@courriel.test")))
			.isReviewedFor(FindingCode.PERSON_UNCERTAIN);
	}

	@Test
	@Row("X-19")
	void leavesAUserNameThatNobodyHasToAClerk() {
		judged(signed().with("user.existingUsername", "CE123456")).isReviewedFor(FindingCode.USERNAME_UNKNOWN);
	}

	@Test
	@Row("X-19")
	void leavesADeactivatedAccountToAClerk() {
		judged(signed(), facts().atUserAddress(user("maika@courriel.test", true, AccountStatus.DEACTIVATED)))
			.isReviewedFor(FindingCode.ACCOUNT_DEACTIVATED);
		judged(signed().with("user.existingUsername", "CE123456"),
				facts().byUsername(user("maika@courriel.test", true, AccountStatus.DEACTIVATED)))
			.isReviewedFor(FindingCode.ACCOUNT_DEACTIVATED);
	}

	@Test
	@Row("X-19")
	void leavesANamesakeUnderTheSameGrantorToAClerk() {
		judged(signed(), facts().namesakes(user("maika@ancien.test", true, AccountStatus.ACTIVE)))
			.isReviewedFor(FindingCode.PERSON_UNCERTAIN);
	}

	@Test
	@Row("X-12")
	void leavesTheSameRequestToAClerk() {
		judged(signed(), facts().requestExists()).isReviewedFor(FindingCode.REQUEST_DUPLICATE);
	}

}

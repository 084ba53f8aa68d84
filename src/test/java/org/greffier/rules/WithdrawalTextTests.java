package org.greffier.rules;

import org.greffier.form.Text;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Row("RAMQ-30")
class WithdrawalTextTests {

	private static final Text SUBJECT = new Text("Retirer les accès à la messagerie sécurisée", "Remove access");

	@ParameterizedTest
	@ValueSource(strings = { "Retirer les accès à la messagerie sécurisée",
			"RE: retirer les acces a la messagerie securisee",
			"TR : « Retirer les accès à la messagerie sécurisée » (urgent)", "Please remove access" })
	void knowsTheSubjectAsPeopleWriteIt(String subject) {
		assertThat(WithdrawalText.hasSubject(subject, SUBJECT)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Retirer", "Accès à la messagerie sécurisée", "Removed accesses" })
	void knowsAnotherSubject(String subject) {
		assertThat(WithdrawalText.hasSubject(subject, SUBJECT)).isFalse();
	}

	@Test
	void findsTheOneUserName() {
		assertThat(WithdrawalText.username("Son nom : ce123456.", Kinds.delegation())).contains("CE123456");
		assertThat(WithdrawalText.username("CE123456, CE123456", Kinds.delegation())).contains("CE123456");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "CE12345", "CE1234567", "NICE123456", "CE123456 et CE123457", "éCE123456" })
	void findsNoUserNameWhereThereIsNoneOrAreTwo(String text) {
		assertThat(WithdrawalText.username(text, Kinds.delegation())).isEmpty();
	}

	@Test
	void findsNumbersThatStandByThemselves() {
		assertThat(WithdrawalText.numbers("No 100101, tél. 418-555-0142, CE123456, 12a"))
			.containsExactlyInAnyOrder("100101", "418", "555", "0142");
	}

	@Test
	void findsAPersonByBothWholeNames() {
		String text = "Le mandat de DUBE OKAFOR, Maïka, donné par Aurèle Beausoleil.";

		assertThat(WithdrawalText.names(text, "Dubé-Okafor", "Maika")).isTrue();
		assertThat(WithdrawalText.names(text, "Beausoleil", "Aurele")).isTrue();
		assertThat(WithdrawalText.names(text, "Beau", "Aurèle")).isFalse();
		assertThat(WithdrawalText.names(text, "Beausoleil", "Paul")).isFalse();
		assertThat(WithdrawalText.names(text, "", "")).isFalse();
	}

}

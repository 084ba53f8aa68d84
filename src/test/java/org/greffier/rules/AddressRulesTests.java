package org.greffier.rules;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.Judged.judged;
import static org.greffier.rules.ReadingBuilder.aForm;

class AddressRulesTests {

	private static ReadingBuilder addresses(String grantor, String user) {
		return aForm().signedByBoth().with("grantor.email", grantor).with("user.email", user);
	}

	private static Judged judgedWith(String user) {
		return judged(aForm().signedByBoth().with("user.email", user));
	}

	private static FactsBuilder fromNobody() {
		return facts().sentBy("");
	}

	@ParameterizedTest(name = "A-04 {0}")
	@ValueSource(strings = { "a@x.test, b@evil.test", "a@x.test;b@evil.test", "a@x.test\nBcc: b@evil.test",
			"a@x.test\r\nb@evil.test", "<a@x.test> b@evil.test", "<a@x.test>", "Maïka <maika@x.test>",
			"a@x.test b@y.test", "a@b@x.test", "a(b)@x.test", "mailto:", "a.x.test", "@x.test", "a@", "a..b@x.test",
			".a@x.test", "a.@x.test", "a@x..test", "a@-x.test", "a@x_y.test", "a\u200B@x.test", "a@x.test\u0000",
			"a＠x.test", "a @x.test", "a@x.test\n", "\ra@x.test", "\"a\\é\"@x.test" })
	@Row("RAMQ-11")
	void refusesWhatIsNotExactlyOneMailbox(String text) {
		Judged judged = judgedWith(text);

		assertThat(judged.verdict().status()).isEqualTo(FormStatus.REFUSED);
		assertThat(judged.codes()).contains(FindingCode.ADDRESS_MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a@x.test", "prenom.nom+etiquette@x.test", "o'connor@x.test", "a@x-y.co.test", "A@X.TEST",
			"\"a b\"@x.test", "a@élan.test", "1@2.test", "a@x.test." })
	@Row("RAMQ-11")
	void takesOneMailbox(String text) {
		judgedWith(text).isAccepted();
	}

	@Test
	@Row("MAIL-47")
	void leavesALocalPartOfOtherLettersToAClerk() {
		judgedWith("maïka@x.test").isReviewedFor(FindingCode.ADDRESS_NOT_ASCII);
	}

	@ParameterizedTest(name = "A-06 {0}")
	@ValueSource(strings = { "a@[127.0.0.1]", "a@[IPv6:::1]", "a@127.0.0.1", "a@localhost", "a@serveur",
			"a@poste.local", "a@x.localhost" })
	void refusesADomainThatTheInternetDoesNotReach(String text) {
		judgedWith(text).isRefusedFor(FindingCode.ADDRESS_UNREACHABLE);
	}

	@ParameterizedTest(name = "A-01 {0} = {1}")
	@CsvSource(quoteCharacter = '|', textBlock = """
			maika@x.test, maika@x.test
			maika@x.test, maika@X.Test
			maika@x.test, maika@x.test.
			maika@x.test, "maika"@x.test
			m.d@x.test, "m\\.d"@x.test
			maika@élan.test, maika@xn--lan-9la.test
			maika@élan.test, maika@E\u0301LAN.test
			maika@x.test, maika@ｘ.test
			maika@x.test, maika@x。test
			""")
	@Row({ "RAMQ-12", "MAIL-48" })
	void refusesTwoEqualAddresses(String grantor, String user) {
		Judged judged = judged(addresses(grantor, user), fromNobody());

		assertThat(judged.verdict().status()).isEqualTo(FormStatus.REFUSED);
		assertThat(judged.codes()).contains(FindingCode.ADDRESSES_EQUAL);
		assertThat(judged.codes()).doesNotContain(FindingCode.ADDRESSES_ALIKE);
	}

	@ParameterizedTest(name = "A-01 {0} ~ {1}")
	@CsvSource(quoteCharacter = '|', textBlock = """
			maika@x.test, Maika@x.test, A = a
			maika@x.test, maika+travail@x.test, +
			maika+a@x.test, maika+b@x.test, +
			maikadube@gmail.com, maika.dube@gmail.com, .
			maika@gmail.com, maika@googlemail.com, @
			mai.ka+1@gmail.com, MAIKA@googlemail.com, .
			maika@x.test, mаika@x.test, l = 1
			maika@x.test, ｍaika@x.test, ａ = a
			maila@x.test, mai1a@x.test, l = 1
			corne@x.test, come@x.test, l = 1
			maika@paypal.test, maika@раураl.test, l = 1
			maika@x.test, maika-2@x.test, -
			maika@x.test, maika_accces@x.test, -
			maika@x.test, maika@mail.x.test, @
			""")
	@Row({ "RAMQ-12", "MAIL-43", "MAIL-48" })
	void leavesTwoAddressesThatMayBeOneToAClerk(String grantor, String user, String sign) {
		Judged judged = judged(addresses(grantor, user), fromNobody());

		assertThat(judged.codes()).contains(FindingCode.ADDRESSES_ALIKE);
		assertThat(judged.codes()).doesNotContain(FindingCode.ADDRESSES_EQUAL);
		assertThat(judged.verdict().status()).isEqualTo(FormStatus.IN_REVIEW);
		assertThat(judged.verdict().findings()).filteredOn((f) -> f.code() == FindingCode.ADDRESSES_ALIKE)
			.extracting((f) -> f.detail())
			.containsExactly(sign);
	}

	@ParameterizedTest
	@CsvSource({ "maika@x.test, aurele@x.test", "m.aika@x.test, maika@x.test", "maika@x.test, maika@y.test",
			"maika@x.test, maikadube@x.test", "maika@ax.test, maika@x.test", "éric@x.test, eric@x.test" })
	@Row("RAMQ-12")
	void takesTwoDifferentAddresses(String grantor, String user) {
		Judged judged = judged(addresses(grantor, user), fromNobody());

		assertThat(judged.codes()).doesNotContain(FindingCode.ADDRESSES_ALIKE, FindingCode.ADDRESSES_EQUAL);
	}

	@Test
	void tellsThatTwoEqualTextsAreEqualEvenIfTheyAreNoAddress() {
		judged(addresses("maika", "maika"), fromNobody()).isRefusedFor(FindingCode.ADDRESS_MALFORMED,
				FindingCode.ADDRESS_MALFORMED, FindingCode.ADDRESSES_EQUAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "info@x.test", "INFO@x.test", "réception@x.test", "info2@x.test",
			"reception.clinique@x.test", "secretariat+a@x.test", "no-reply@x.test" })
	@Row({ "RAMQ-13", "RAMQ-15", "RAMQ-16", "MAIL-44" })
	void holdsASharedAddress(String address) {
		Judged judged = judgedWith(address);

		assertThat(judged.codes()).contains(FindingCode.ADDRESS_SHARED);
		assertThat(judged.verdict().findings()).filteredOn((f) -> f.code() == FindingCode.ADDRESS_SHARED)
			.extracting((f) -> f.field().orElseThrow())
			.containsExactly(new FieldName("user.email"));
	}

	@Test
	void saysHeldOnlyWhenNothingStrongerSpeaks() {
		judgedWith("info@x.test").is(FormStatus.HELD, FindingCode.ADDRESS_SHARED);
		judged(aForm().with("user.email", "info@x.test")).is(FormStatus.REFUSED, FindingCode.SIGNATURE_ABSENT,
				FindingCode.SIGNATURE_ABSENT, FindingCode.ADDRESS_SHARED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "clinique.tremblay@x.test", "infoline@x.test", "marie.info@x.test" })
	@Row("RAMQ-13")
	void takesAnAddressThatOnlyContainsAWordOfTheList(String address) {
		judgedWith(address).isAccepted();
	}

	@Test
	@Row("RAMQ-14")
	void takesAFreeProvider() {
		judgedWith("maika.dube@gmail.com").isAccepted();
		judgedWith("maika@videotron.ca").isAccepted();
	}

	@ParameterizedTest
	@Row("MAIL-46")
	@CsvSource({ "maika@gmial.com, gmail.com", "maika@gmail.co, gmail.com", "maika@hotmial.com, hotmail.com",
			"maika@gmaill.com, gmail.com", "maika@videotrom.ca, videotron.ca" })
	void leavesAProviderThatIsOneSlipAwayToAClerk(String address, String meant) {
		Judged judged = judgedWith(address);

		judged.isReviewedFor(FindingCode.ADDRESS_MISTYPED);
		assertThat(judged.first().detail()).isEqualTo(meant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "maika@mail.com", "maika@hotmail.ca", "maika@we.com", "maika@googlemail.com",
			"maika@gmial.ca" })
	void takesADomainThatIsAProvidersOrTwoSlipsAway(String address) {
		judgedWith(address).isAccepted();
	}

	@Test
	@Row("MAIL-45")
	void leavesAThrowAwayAddressToAClerk() {
		judgedWith("maika@jetable.test").isReviewedFor(FindingCode.ADDRESS_DISPOSABLE);
		judgedWith("maika@boite.jetable.test").isReviewedFor(FindingCode.ADDRESS_DISPOSABLE);
		judgedWith("maika@pasjetable.test").isAccepted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "aurele.beausoleil@x.test", "beausoleil-aurele2@x.test", "Aurele.Beausoleil+1@x.test" })
	@Row("RAMQ-13")
	void leavesAnAddressThatBearsTheOtherPartysNameToAClerk(String address) {
		judgedWith(address).isReviewedFor(FindingCode.ADDRESS_NAME_DIFFERS);
	}

	@Test
	void doesNotSayThatOneSharedMailboxBearsOneOfTheNames() {
		judged(addresses("aurele.beausoleil@x.test", "aurele.beausoleil@x.test"), fromNobody())
			.isRefusedFor(FindingCode.ADDRESSES_EQUAL);
		judged(addresses("aurele.beausoleil@x.test", "aurele.beausoleil+2@x.test"), fromNobody())
			.isReviewedFor(FindingCode.ADDRESSES_ALIKE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "beausoleil@x.test", "aurele@x.test", "abeausoleil@x.test", "mdo@x.test",
			"lapinou77@x.test", "maika.dube-okafor@x.test" })
	@Row("RAMQ-13")
	void punishesNobodyForInitialsOrNicknames(String address) {
		judgedWith(address).isAccepted();
	}

}

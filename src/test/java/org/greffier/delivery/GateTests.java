package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.AnswerPolicy;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.Language;
import org.greffier.form.LetterId;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTests {

	private final Catalogue catalogue = ShippedCatalogue.load();

	private final Gate gate = new Gate(this.catalogue);

	@ParameterizedTest
	@Row("MAIL-22")
	@ValueSource(strings = { "a@x.ca, b@evil.com", "a@x.ca\nBcc: b@evil.com", "<a@x.ca> b@evil", "a@x.ca;b@x.ca",
			"\"a b\"@x.ca", "a@x.ca (c)", "", "a", "@x.ca", "a@", "a@localhost", "a@[127.0.0.1]", "a@127.0.0.1",
			"é@x.ca", "a@x..ca", "a@-x.ca", "a@x.ca\0", "a@x.ca\r", ".a@x.ca" })
	void refusesWhatIsNotExactlyOneAddress(String to) {
		assertThat(Recipient.of(to)).isEmpty();
		assertThat(this.gate.mayAnswer(to)).isFalse();
		assertThat(this.gate.admit(LetterKind.PASSWORD, to)).isInstanceOf(Admission.Refused.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a@x.ca", "a.b+c@clinic.example", "o'connor@x.ca", "A_B@X.CA" })
	void admitsOneAddress(String to) {
		assertThat(this.gate.mayAnswer(to)).isTrue();
	}

	@Test
	@Row("MAIL-47")
	void writesADomainOfOtherLettersInAscii() {
		assertThat(Recipient.of("a@clinique-santé.ca")).map(Recipient::address).contains("a@xn--clinique-sant-nhb.ca");
	}

	@ParameterizedTest
	@Row("MAIL-31")
	@ValueSource(strings = { "acces@ramq.example", "ACCES@RAMQ.example", "rebonds@ramq.example",
			"rebonds+token@ramq.example", "services@amp.example" })
	void neverWritesToOurselves(String to) {
		assertThat(this.gate.admit(LetterKind.ANSWER, to)).isInstanceOf(Admission.Suppressed.class);
		assertThat(this.gate.admit(LetterKind.USERNAME, to)).isInstanceOf(Admission.Refused.class);
	}

	@ParameterizedTest
	@Row({ "MAIL-31", "MAIL-50" })
	@ValueSource(strings = { "mailer-daemon@x.ca", "MAILER-DAEMON@x.ca", "no-reply@x.ca", "noreply@x.ca",
			"donotreply@x.ca", "do-not-reply+1@x.ca", "ne-pas-repondre@x.ca", "postmaster@x.ca", "owner-liste@x.ca",
			"liste-request@x.ca", "liste-bounces@x.ca", "scan.no-reply@x.ca" })
	void answersNoMachine(String to) {
		assertThat(this.gate.mayAnswer(to)).isFalse();
	}

	@Test
	@Row("MAIL-58")
	void headersHoldWhatOthersWroteOnOneLineOfTheirOwn() {
		SealedLetter text = new SealedLetter("[REQ-2026-000123] é\r\nBcc: x@evil.test", List.of(),
				"<a@b.test>\r\nBcc: y", "<c@d.test> junk\r\n <e@f.test>");
		Map<String, String> headers = headers(LetterKind.ANSWER, text);

		assertThat(headers.keySet()).doesNotContain("Bcc", "Cc", "Reply-To");
		assertThat(headers.values()).allSatisfy((value) -> assertThat(value.replace("\r\n ", "")).matches("[\\t -~]*"));
		assertThat(headers).containsEntry("In-Reply-To", "<a@b.test>")
			.containsEntry("References", "<c@d.test>\r\n <e@f.test>\r\n <a@b.test>")
			.containsEntry("Auto-Submitted", "auto-replied")
			.containsEntry("X-Auto-Response-Suppress", "All")
			.containsEntry("To", "a@b.test");
	}

	@Test
	void aMessageIdThatIsNoneMakesNoThread() {
		Map<String, String> headers = headers(LetterKind.USERNAME, new SealedLetter("s", List.of(), "<a b@c>", ""));

		assertThat(headers).doesNotContainKeys("In-Reply-To", "References")
			.containsEntry("Auto-Submitted", "auto-generated");
	}

	@Test
	@Row({ "X-04", "X-17" })
	void writesInTheLanguagesThatTheBodyAndTheFormsWant() {
		Optional<Language> none = Optional.empty();
		List<Language> both = List.of(Language.FR, Language.EN);

		assertThat(LetterLanguages.of(AnswerPolicy.FRENCH_FIRST, List.of(Language.FR), none))
			.containsExactly(Language.FR);
		assertThat(LetterLanguages.of(AnswerPolicy.FRENCH_FIRST, List.of(Language.EN), none)).isEqualTo(both);
		assertThat(LetterLanguages.of(AnswerPolicy.FRENCH_FIRST, List.of(), none)).isEqualTo(both);
		assertThat(LetterLanguages.of(AnswerPolicy.FRENCH_ONLY, List.of(Language.EN), none))
			.containsExactly(Language.FR);
		assertThat(LetterLanguages.of(AnswerPolicy.FORM, List.of(Language.EN), Optional.of(Language.FR)))
			.containsExactly(Language.EN);
		assertThat(LetterLanguages.of(AnswerPolicy.FORM, List.of(), Optional.of(Language.FR)))
			.containsExactly(Language.FR);
		assertThat(LetterLanguages.of(AnswerPolicy.BOTH, List.of(Language.EN), none)).isEqualTo(both);
	}

	@Test
	void aPasswordIsAsciiAndIsWiped() {
		char[] clear = "Secret".toCharArray();
		try (Secret secret = new Secret(1, clear)) {
			assertThat(secret).hasToString("Secret[attempt 1]");
			assertThat(secret.bytes()).hasSize(6);
		}

		assertThat(clear).containsOnly('\0');
		assertThatThrownBy(() -> new Secret(1, "a b".toCharArray()).bytes()).isInstanceOf(IllegalStateException.class);
	}

	private Map<String, String> headers(LetterKind kind, SealedLetter text) {
		return LetterHeaders.of(this.catalogue.agency(TestCatalogue.RAMQ), kind, LetterId.random(), "<x@y.test>",
				Recipient.of("a@b.test").orElseThrow(), List.of(Language.FR), text,
				ZonedDateTime.parse("2026-11-02T02:30:00-05:00"));
	}

}

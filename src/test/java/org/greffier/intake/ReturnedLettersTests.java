package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReturnedLettersTests {

	private static final String CANARY = "k7mqX3hxtN9wpd";

	private static final String LETTER = """
			From: acces@ramq.test
			To: bob@gone.test
			Subject: Votre mot de passe temporaire
			Message-ID: <letter-17@ramq.test>
			X-Greffier: ramq 17

			Bonjour, votre mot de passe temporaire :
			    %s
			""".formatted(CANARY);

	@Test
	@DisplayName("L-04 a bounce is kept without the letter it returns")
	void keepsABounceWithoutTheLetter() {
		String kept = strip("""
				Return-Path: <>
				From: MAILER-DAEMON@mx.test
				To: rebonds+17@ramq.test
				Subject: Undelivered Mail
				Content-Type: multipart/report; report-type=delivery-status; boundary=b

				--b
				Content-Type: text/plain

				I could not deliver it. The text was: %s
				--b
				Content-Type: message/delivery-status

				Original-Envelope-Id: 0b1d9f3e-5c1a-4f0e-9a57-3d1f1c2b4a5e.3
				Reporting-MTA: dns; mx.test

				Final-Recipient: rfc822; bob@gone.test
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 554 refused:
				 %s

				--b
				Content-Type: message/rfc822

				%s
				--b--
				""".formatted(CANARY, CANARY, LETTER));

		assertThat(kept).doesNotContain(CANARY)
			.contains("To: rebonds+17@ramq.test", "Final-Recipient: rfc822; bob@gone.test", "Action: failed",
					"Status: 5.1.1", "Message-ID: <letter-17@ramq.test>", "X-Greffier: ramq 17",
					"Original-Envelope-Id: 0b1d9f3e-5c1a-4f0e-9a57-3d1f1c2b4a5e.3", "report-type=delivery-status",
					"I could not deliver it.");
		assertThat(MailContent
			.of(kept.getBytes(StandardCharsets.UTF_8), IntakeFixtures.agency(),
					IntakeFixtures.agency().mailboxes().get(0))
			.mailClass()).isEqualTo(MailClass.BOUNCE);
	}

	@Test
	void keepsAPlainBounceUpToTheLetter() {
		String kept = strip("""
				From: MAILER-DAEMON@qmail.test
				Subject: failure notice

				Hi. This is the qmail-send program.
				<bob@gone.test>:
				Sorry, no mailbox here by that name. (#5.1.1)

				--- Below this line is a copy of the message.

				Return-Path: <rebonds+17@ramq.test>
				%s""".formatted(LETTER));

		assertThat(kept).doesNotContain(CANARY).contains("<bob@gone.test>:", "(#5.1.1)", "letter-17@ramq.test");
		assertThat(kept).as("as a report, whatever it was")
			.contains("report-type=delivery-status", "X-Original-Message-ID: <letter-17@ramq.test>",
					"Final-Recipient: rfc822; bob@gone.test", "Action: failed", "Status: 5.1.1");
	}

	@Test
	void blotsAPasswordOutOfTheReasonThatIsKept() {
		String kept = strip("From: MAILER-DAEMON@mx.test\nSubject: Returned mail\n\n"
				+ "<bob@gone.test>: 550 user unknown: " + CANARY + "\n");

		assertThat(kept).doesNotContain(CANARY).contains("Diagnostic-Code: x-said; <bob@gone.test>: 550 user unknown");
	}

	@Test
	@Row("MAIL-28")
	void takesAComplaintForMachineMailButNoBounce() {
		String complaint = "From: staff@isp.test\nSubject: complaint\nContent-Type: multipart/report;"
				+ " report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\n"
				+ "Feedback-Type: abuse\n--b\nContent-Type: message/rfc822\n\n" + LETTER + "\n--b--\n";

		String kept = strip(complaint);

		assertThat(kept).doesNotContain(CANARY).doesNotContain("Action:").contains("X-Greffier-Kept: complaint");
	}

	@Test
	void findsTheLetterThroughItsEncoding() {
		String encoded = Base64.getMimeEncoder()
			.encodeToString(("Absente.\n\n> " + CANARY + "\n" + LETTER).getBytes(StandardCharsets.UTF_8));
		String kept = strip("Auto-Submitted: auto-replied\nFrom: bob@gone.test\nContent-Type: text/plain\n"
				+ "Content-Transfer-Encoding: base64\n\n" + encoded);

		assertThat(kept).doesNotContain(CANARY).doesNotContain(encoded.substring(0, 20)).contains("Absente.");
	}

	@Test
	@DisplayName("L-05 an automatic reply that quotes without a mark loses what looks like a password")
	void blotsOutWhatLooksLikeAPassword() {
		String kept = strip("Auto-Submitted: auto-replied\nFrom: bob@gone.test\n\nVotre mot de passe : " + CANARY
				+ ".\nJe reviens le 2026-11-30.\n");

		assertThat(kept).doesNotContain(CANARY).contains("Je reviens le 2026-11-30.");
	}

	@Test
	void keepsOnlyTheHeaderOfOurOwnLetter() {
		String kept = strip(LETTER);

		assertThat(kept).doesNotContain(CANARY).contains("Message-ID: <letter-17@ramq.test>");
	}

	@Test
	void leavesHumanMailAsItIs() {
		assertThat(ReturnedLetters.strip(IntakeFixtures.mail(IntakeFixtures.withPdf("1", "f.pdf")),
				IntakeFixtures.agency()))
			.isEmpty();
	}

	private static String strip(String mail) {
		return new String(ReturnedLetters.strip(IntakeFixtures.mail(mail), IntakeFixtures.agency()).orElseThrow(),
				StandardCharsets.UTF_8);
	}

}

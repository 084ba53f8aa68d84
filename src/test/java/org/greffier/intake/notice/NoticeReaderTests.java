package org.greffier.intake.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.greffier.intake.mime.MimeLimits;
import org.greffier.intake.mime.MimeTree;
import org.greffier.intake.notice.DeliveryNotice.Kind;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;

/** One mail as each family of servers writes it; none is a copy of a real one. */
class NoticeReaderTests {

	private static final String OURS = "<0b1d9f3e-5c1a-4f0e-9a57-3d1f1c2b4a5e.1@ramq.example>";

	private static final String RETURNED = """
			Received: from ramq.example by mx.test; Mon, 2 Nov 2026 01:00:00 -0500
			Message-ID: %s
			From: acces@ramq.example
			To: lea@clinic.test
			Subject: Votre nom d'utilisateur

			Bonjour, 550 5.7.1 n'est pas pour vous.
			""".formatted(OURS);

	private static final String REPORT = """
			From: MAILER-DAEMON@mx.test
			Subject: Votre message
			Content-Type: multipart/report; report-type=delivery-status; boundary=b

			--b

			Voici ce qu'il en est.
			--b
			Content-Type: message/delivery-status

			Reporting-MTA: dns; mx.test

			Final-Recipient: rfc822; lea@clinic.test
			%s
			--b
			Content-Type: message/rfc822

			%s
			--b--
			""";

	@Test
	@Row({ "MAIL-28", "MAIL-29" })
	void readsReportsByTheirAction() {
		says(report("Action: failed\nStatus: 5.1.1"), Kind.PERMANENT, "5.1.1", "lea@clinic.test");
		says(report("Action: Failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 no such user"), Kind.PERMANENT, "5.1.1",
				"lea@clinic.test");
		says(report("Action: failed\nStatus: 5.2.2"), Kind.TEMPORARY, "5.2.2", "lea@clinic.test");
		says(report("Action: delayed\nStatus: 4.4.1"), Kind.DELAYED, "4.4.1", "lea@clinic.test");
		says(report("Action: relayed\nStatus: 2.1.9"), Kind.ARRIVED, "2.1.9", "lea@clinic.test");
		says(report("Action: expanded\nStatus: 2.0.0"), Kind.ARRIVED, "2.0.0", "lea@clinic.test");
		says(report("Action: delivered"), Kind.ARRIVED, "2.0.0", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void knowsAQueueThatGaveUpFromOneThatGoesOn() {
		DeliveryNotice gaveUp = says(report("Action: failed\nStatus: 4.7.1"), Kind.TEMPORARY, "4.7.1",
				"lea@clinic.test");
		assertThat(gaveUp.action()).isEqualTo(DeliveryNotice.Action.FAILED);

		says(report("Action: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 452 4.2.2 mailbox full"), Kind.TEMPORARY,
				"4.2.2", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void takesTheGroupThatFailedOfAReportAboutSeveral() {
		DeliveryNotice notice = says(
				report("Action: relayed\n\nFinal-Recipient: rfc822; bo@clinic.test\nAction: failed\nStatus: 5.1.1"),
				Kind.PERMANENT, "5.1.1", "lea@clinic.test");

		assertThat(notice.recipients()).containsExactly("lea@clinic.test", "bo@clinic.test");
		assertThat(notice.original()).contains(OURS);
	}

	@Test
	@Row("MAIL-28")
	void readsAReportWithoutItsWrappingOrItsAction() {
		says(mail("MAILER-DAEMON@mx.test", "Returned mail", """
				This is a MIME-encapsulated message

				--xx
				Content-Type: message/delivery-status

				Final-Recipient: rfc822; lea@clinic.test
				Action: failed
				Status: 5.1.2

				--xx
				""" + RETURNED), Kind.PERMANENT, "5.1.2", "lea@clinic.test");
		says(report("Status: 5.1.1"), Kind.PERMANENT, "5.1.1", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void readsQmail() {
		String head = "Hi. This is the qmail-send program at mx.test.\n"
				+ "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
				+ "This is a permanent error; I've given up. Sorry it didn't work out.\n\n<lea@clinic.test>:\n%s\n\n"
				+ "--- Below this line is a copy of the message.\n\nReturn-Path: <rebonds@ramq.example>\n" + RETURNED;

		says(mail("MAILER-DAEMON@mx.test", "failure notice",
				head.formatted("Sorry, no mailbox here by that name. (#5.1.1)")), Kind.PERMANENT, "5.1.1",
				"lea@clinic.test");
		says(mail("MAILER-DAEMON@mx.test", "failure notice",
				head.formatted("192.0.2.1 failed after I sent the message.\nRemote host said: 552 user is over quota")),
				Kind.TEMPORARY, "5.2.2", "lea@clinic.test");
		says(mail("MAILER-DAEMON@mx.test", "failure notice",
				head.formatted("CNAME lookup failed temporarily. (#4.4.3)\nI'm not going to try again; this message "
						+ "has been in the queue too long.")),
				Kind.TEMPORARY, "4.4.3", "lea@clinic.test");
	}

	@Test
	@Row({ "MAIL-28", "MAIL-29" })
	void readsExim() {
		String failed = """
				X-Failed-Recipients: lea@clinic.test
				Auto-Submitted: auto-replied
				From: Mail Delivery System <Mailer-Daemon@mx.test>
				Subject: Mail delivery failed: returning message to sender

				A message that you sent could not be delivered to one or more of its
				recipients. This is a permanent error. The following address(es) failed:

				  lea@clinic.test
				    Unrouteable address

				------ This is a copy of the message, including all the headers. ------

				""" + RETURNED;
		String waiting = """
				From: Mail Delivery System <Mailer-Daemon@mx.test>
				Auto-Submitted: auto-replied
				Subject: Warning: message 1abc-0000 delayed 24 hours

				A message that you sent has not yet been delivered to one or more of its
				recipients after more than 24 hours on the queue on mx.test.

				The address to which the message has not yet been delivered is:
				  lea@clinic.test

				No action is required on your part. Delivery attempts will continue for
				some time.
				""";

		says(failed, Kind.PERMANENT, "5.1.1", "lea@clinic.test");
		says(waiting, Kind.DELAYED, "4.0.0", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void readsExchangeOfOldAndPostfixAndSendmailInWords() {
		says(mail("System Administrator <postmaster@mx.test>", "Undeliverable: Votre mot de passe", """
				Your message

				  To:      lea@clinic.test
				  Subject: Votre mot de passe
				  Sent:    Mon, 2 Nov 2026 01:00:00 -0500

				did not reach the following recipient(s):

				lea@clinic.test on Mon, 2 Nov 2026 01:00:03 -0500
				    The recipient name is not recognized
				"""), Kind.PERMANENT, "5.1.1", "lea@clinic.test");
		says(mail("MAILER-DAEMON@mx.test (Mail Delivery System)", "Undelivered Mail Returned to Sender", """
				I'm sorry to have to inform you that your message could not
				be delivered to one or more recipients.

				<lea@clinic.test>: host mx.clinic.test[192.0.2.1] said: 550
				    <lea@clinic.test>: User unknown (in reply to RCPT TO command)
				"""), Kind.PERMANENT, "5.1.1", "lea@clinic.test");
		says(mail("Mail Delivery Subsystem <MAILER-DAEMON@mx.test>", "Returned mail: Cannot send message for 5 days",
				"""
						   ----- The following addresses had permanent fatal errors -----
						<lea@clinic.test>

						   ----- Transcript of session follows -----
						<lea@clinic.test>... Deferred: Connection timed out with mx.clinic.test.
						Message could not be delivered for 5 days
						"""), Kind.TEMPORARY, "4.4.7", "lea@clinic.test");
	}

	@Test
	@Row({ "MAIL-28", "MAIL-29" })
	void readsGmailAndYahooInWords() {
		says(mail("Mail Delivery Subsystem <mailer-daemon@googlemail.com>", "Delivery Status Notification (Delay)", """
				THIS IS A WARNING MESSAGE ONLY.

				YOU DO NOT NEED TO RESEND YOUR MESSAGE.

				Delivery to the following recipient has been delayed:

				     lea@clinic.test

				Message will be retried for 2 more day(s)
				The recipient server did not accept our requests to connect.
				"""), Kind.DELAYED, "4.4.1", "lea@clinic.test");
		says(mail("MAILER-DAEMON@yahoo.test", "Failure Notice", """
				Sorry, we were unable to deliver your message to the following address.

				<lea@clinic.test>:
				Remote host said:
				554 delivery error: dd This user doesn't have a clinic.test account

				--- Below this line is a copy of the message.

				""" + RETURNED), Kind.PERMANENT, "5.1.1", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void readsWhatAJapaneseCarrierAndAFrenchServerSay() {
		byte[] japanese = """
				From: no-reply@carrier.test
				Return-Path: <>
				Subject: =?UTF-8?B?6YCB5L+h44Ko44Op44O8?=
				Content-Type: text/plain; charset=ISO-2022-JP

				下記のメールは送信できませんでした。
				宛先: <lea@carrier.test>
				メールボックスの容量を超えました。
				""".getBytes(Charset.forName("ISO-2022-JP"));

		assertThat(read(japanese)).hasValueSatisfying((notice) -> {
			assertThat(notice.kind()).isEqualTo(Kind.TEMPORARY);
			assertThat(notice.status()).isEqualTo("5.2.2");
			assertThat(notice.recipients()).containsExactly("lea@carrier.test");
		});
		says(mail("postmaster@mx.test", "Échec de la remise",
				"Votre message n’a pas pu être remis.\n\n<lea@clinic.test> : 550 Destinataire inconnu\n"),
				Kind.PERMANENT, "5.1.1", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void readsTheJsonOfAmazon() {
		String bounce = "{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"%s\",\"bounceSubType\":\"%s\","
				+ "\"bouncedRecipients\":[{\"emailAddress\":\"lea@clinic.test\"%s}]},\"mail\":{\"headers\":"
				+ "[{\"name\":\"Message-ID\",\"value\":\"" + OURS + "\"}]}}";
		String permanent = bounce.formatted("Permanent", "General",
				",\"action\":\"failed\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"");
		String wrapped = "{\n \"Type\" : \"Notification\",\n \"Message\" : \"" + permanent.replace("\"", "\\\"")
				+ "\"\n}\n";

		for (String body : new String[] { permanent, wrapped }) {
			assertThat(says(mail("no-reply@sns.amazonaws.test", "AWS Notification Message", body), Kind.PERMANENT,
					"5.1.1", "lea@clinic.test")
				.original()).contains(OURS);
		}
		says(mail("no-reply@sns.amazonaws.test", "AWS", bounce.formatted("Transient", "MailboxFull", "")),
				Kind.TEMPORARY, "4.2.2", "lea@clinic.test");
		says(mail("no-reply@sns.amazonaws.test", "AWS", permanent.replace("\"Bounce\"", "\"Delivery\"")), Kind.ARRIVED,
				"5.1.1", "lea@clinic.test");
	}

	@Test
	@Row("MAIL-28")
	void takesAComplaintForNoBounce() {
		String arf = REPORT.formatted("Action: failed\nStatus: 5.1.1", RETURNED)
			.replace("report-type=delivery-status", "report-type=feedback-report")
			.replace("message/delivery-status", "message/feedback-report");
		String json = mail("no-reply@sns.amazonaws.test", "AWS",
				"{\"notificationType\":\"Complaint\",\"complaint\":{\"complainedRecipients\":[]}}");
		String hotmail = "From: staff@hotmail.test\nSubject: complaint about message from 192.0.2.1\n"
				+ "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n" + RETURNED
				+ "\n--b--\n";

		for (String mail : new String[] { arf, json, hotmail }) {
			assertThat(NoticeReader.isComplaint(MimeTree.parse(bytes(mail), new MimeLimits(20, 200)))).isTrue();
			assertThat(read(bytes(mail))).isEmpty();
		}
	}

	@Test
	@Row({ "MAIL-27", "MAIL-28", "MAIL-30" })
	void takesNothingElseForABounce() {
		String words = "Mon message n'a pas pu être remis :\n<lea@clinic.test>: 550 5.1.1 User unknown\n"
				+ "--- Below this line is a copy of the message.\n" + RETURNED;

		assertThat(read(bytes(mail("lea@clinic.test", "TR: Undeliverable: Votre mot de passe", words)))).isEmpty();
		assertThat(read(bytes("Auto-Submitted: auto-replied\nReturn-Path: <>\n" + mail("lea@clinic.test",
				"Réponse automatique : absente", "Mon ancienne adresse n'est plus valide.\n"))))
			.isEmpty();
		assertThat(read(bytes("Auto-Submitted: auto-replied\nReturn-Path: <>\n"
				+ mail("lea@clinic.test", "Re: Undeliverable: Votre demande", words))))
			.isEmpty();
		assertThat(read(bytes(report("Action: failed\nStatus: 5.1.1").replace("message/delivery-status",
				"message/disposition-notification"))))
			.isEmpty();
		assertThat(
				read(bytes("From: lea@clinic.test\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\n"
						+ "Voyez.\n--c\nContent-Type: message/rfc822\n\n" + report("Action: failed\nStatus: 5.1.1")
						+ "\n--c--\n")))
			.isEmpty();
		assertThat(read(
				bytes(mail("lea@clinic.test", "Fwd", "Final-Recipient: rfc822; lea@clinic.test\nAction: failed\n"))))
			.isEmpty();
		assertThat(read(new byte[0])).isEmpty();
	}

	@Test
	void looksForNothingInWhatIsReturned() {
		String mail = mail("MAILER-DAEMON@mx.test", "Returned mail",
				"It could not be delivered to <lea@clinic.test>.\n\n--- Original message follows ---\n" + RETURNED);

		DeliveryNotice notice = says(mail, Kind.PERMANENT, "5.0.0", "lea@clinic.test");

		assertThat(notice.diagnostic()).isEmpty();
		assertThat(notice.original()).contains(OURS);
		assertThat(notice).asString().doesNotContain("lea");
	}

	@Test
	void readsHostileMailInTime() {
		for (String line : new String[] { "-", "a.", "a@a.", "<style ", "\\", "4.", "550 ", "<a", "> ", "From: ",
				"\"email\":", "x: " }) {
			String body = line.repeat(60_000 / line.length());
			for (String head : new String[] { "Content-Type: text/html\n", "",
					"X-Failed-Recipients: " + body + "\n" }) {
				assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(bytes(
						head + mail("mailer-daemon@" + body.substring(0, 30_000), "failure notice", "{" + body))));
			}
		}
	}

	@Test
	void writesItAnewAsAReport() {
		String raw = mail("MAILER-DAEMON@mx.test", "failure notice",
				"unable to deliver to <lea@clinic.test>: 550 User\n unknown\n" + RETURNED);
		DeliveryNotice notice = says(raw, Kind.PERMANENT, "5.1.1", "lea@clinic.test");

		StatusReport again = StatusReport.read(notice.report()).orElseThrow();

		assertThat(again.action()).isEqualTo(notice.action());
		assertThat(again.status()).isEqualTo("5.1.1");
		assertThat(again.recipients()).containsExactly("lea@clinic.test");
		assertThat(again.original()).contains(OURS);
	}

	private static String report(String fields) {
		return REPORT.formatted(fields, RETURNED);
	}

	private static String mail(String from, String subject, String body) {
		return "From: " + from + "\nTo: rebonds@ramq.example\nSubject: " + subject
				+ "\nContent-Type: text/plain; charset=utf-8\n\n" + body;
	}

	private static DeliveryNotice says(String mail, Kind kind, String status, String recipient) {
		DeliveryNotice notice = read(bytes(mail)).orElseThrow();
		assertThat(notice.status()).isEqualTo(status);
		assertThat(notice.kind()).isEqualTo(kind);
		assertThat(notice.recipients()).startsWith(recipient);
		return notice;
	}

	private static Optional<DeliveryNotice> read(byte[] mail) {
		return NoticeReader.read(MimeTree.parse(mail, new MimeLimits(20, 200)));
	}

	private static byte[] bytes(String mail) {
		return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
	}

}

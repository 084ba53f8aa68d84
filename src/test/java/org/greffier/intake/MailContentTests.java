package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.form.Language;
import org.greffier.intake.mime.MimeLimitException;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailContentTests {

	private final Agency agency = IntakeFixtures.agency();

	@ParameterizedTest
	@Row("MAIL-33")
	@ValueSource(strings = { "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR",
			"Content-Type: multipart/alternative; boundary=c\n\n--c\n\nRencontre\n--c\n"
					+ "Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n--c--",
			"Subject: Rappel : Demande\n\nAlice souhaite rappeler le message \u00ab Demande \u00bb.",
			"Subject: Recall: Demande\n\nAlice would like to recall the message, \"Demande\"." })
	void answersNoInvitationAndNoRecall(String mail) {
		assertThat(read("From: alice@clinique.test\n" + mail).mailClass()).isEqualTo(MailClass.AUTO_REPLY);
	}

	@Test
	@Row("MAIL-33")
	void answersAReminderThatAPersonWrote() {
		assertThat(read("From: a@clinique.test\nSubject: Rappel : ma demande\n\nO\u00f9 en est-elle?").mailClass())
			.isEqualTo(MailClass.HUMAN);
		assertThat(read(multipart("Content-Type: text/calendar; name=a.ics\nContent-Disposition: attachment\n\nBEGIN"))
			.mailClass()).isEqualTo(MailClass.HUMAN);
	}

	@Test
	@Row({ "MAIL-24", "MAIL-35", "MAIL-41" })
	void takesAForwardedMailWithoutAnIdThatDoesNotNameUs() {
		MailContent content = read(IntakeFixtures.withPdf("1", "a.pdf")
			.replace("Message-ID: <1@clinique.test>\n", "")
			.replace("To: acces@ramq.test\n", "Delivered-To: acces@ramq.test\n")
			.replace("Subject: Demande", "Subject: TR: Demande"));

		assertThat(names(content)).containsExactly("a.pdf");
		assertThat(content.answering().messageId()).isEmpty();
		assertThat(content.answering().to()).contains("alice@clinique.test");
	}

	@Test
	@Row("MAIL-57")
	void readsTextsInACharsetThatIsMissingWrongOrUnknown() {
		for (String charset : List.of("us-ascii", "x-unknown", "\"\"", "utf-8")) {
			byte[] mail = ("From: alice@clinique.test\r\nContent-Type: text/plain; charset=" + charset
					+ "\r\n\r\nBonjour, voici la demande sign\u00e9e de ma coll\u00e8gue\r\n")
				.getBytes(StandardCharsets.ISO_8859_1);

			assertThat(MailContent.of(mail, this.agency, this.agency.mailboxes().get(0)).answering().language())
				.contains(Language.FR);
		}
	}

	@Test
	void cutsThePdfOutAndAnswersItsSender() {
		MailContent content = read(IntakeFixtures.withPdf("1", "formulaire.pdf"));

		assertThat(names(content)).containsExactly("formulaire.pdf");
		assertThat(new String(content.attachments().files().get(0).content(), StandardCharsets.UTF_8))
			.isEqualTo(IntakeFixtures.PDF + "1");
		assertThat(content.mailClass()).isEqualTo(MailClass.HUMAN);
		assertThat(content.answering().to()).contains("alice@clinique.test");
		assertThat(content.answering().language()).contains(Language.FR);
		assertThat(content.answering().messageId()).contains("<1@clinique.test>");
		assertThat(content.answering().authentication()).isEqualTo("pass");
	}

	@ParameterizedTest
	@Row("MAIL-4")
	@ValueSource(strings = { "Content-Disposition: inline; filename=f.pdf", "Content-Disposition: attachment", "X-A: b",
			"Content-Type: image/png; name=f.pdf", "Content-Type: text/html; name=f.txt" })
	@DisplayName("M-11 knows a PDF by its magic, whatever it is called")
	void knowsAPdfByItsMagic(String header) {
		MailContent content = read(multipart(header + "\nContent-Transfer-Encoding: base64\n\n"
				+ IntakeFixtures.base64("x".repeat(900) + IntakeFixtures.PDF)));

		boolean plainBody = header.equals("X-A: b");
		assertThat(names(content)).hasSize(plainBody ? 0 : 1);
	}

	@Test
	@Row("MAIL-5")
	void leavesWhatOnlyAccompaniesAMail() {
		MailContent content = read(multipart("Content-Type: text/html\n\n<p>Bonjour</p><img src=\"cid:logo@x\">",
				"Content-Type: image/png; name=logo.png\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64\n\n"
						+ IntakeFixtures.base64("p".repeat(60_000)),
				"Content-Type: text/x-vcard; name=alice.vcf\n\nBEGIN:VCARD",
				"Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\nAAAA",
				"Content-Type: text/plain; name=disclaimer.txt\nContent-Disposition: attachment\n\nConfidentiel",
				"Content-Type: application/pdf; name=f.pdf\n\n" + IntakeFixtures.PDF));

		assertThat(names(content)).containsExactly("f.pdf");
		assertThat(content.attachments().ignored()).isEqualTo(4);
	}

	@Test
	@Row({ "MAIL-8", "MAIL-7" })
	void namesWhatIsNoPdfToo() {
		MailContent content = read(multipart(
				"Content-Type: application/msword; name=demande.docx\nContent-Transfer-Encoding: base64\n\nUEsDBAA=",
				"Content-Type: image/jpeg; name=photo.jpg\nContent-Disposition: attachment\n\n" + "j".repeat(40_000)));

		assertThat(names(content)).containsExactly("demande.docx", "photo.jpg");
	}

	@Test
	@Row("MAIL-23")
	@DisplayName("M-16 opens a forwarded mail, to a depth")
	void opensAForwardedMail() {
		String inner = multipart("Content-Type: application/pdf; name=a.pdf\n\n" + IntakeFixtures.PDF);
		String forwarded = multipart("Content-Type: message/rfc822\n\n" + inner.replace("outer", "inner"));

		assertThat(names(read(forwarded))).containsExactly("a.pdf");
		assertThat(names(read(multipart("Content-Type: application/octet-stream; name=\"TR demande.eml\"\n\n"
				+ inner.replace("outer", "inner")))))
			.containsExactly("a.pdf");
	}

	@Test
	@Row("MAIL-21")
	@DisplayName("M-01 M-02 stops at depth and number of parts")
	void stopsAtLimits() {
		StringBuilder deep = new StringBuilder("From: a@b.test\n");
		for (int i = 0; i < 1_000; i++) {
			deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
		}
		String[] many = new String[3_000];
		java.util.Arrays.fill(many, "Content-Type: text/plain\n\nx");

		assertThatThrownBy(() -> read(deep.toString())).isInstanceOf(MimeLimitException.class);
		assertThatThrownBy(() -> read(multipart(many))).isInstanceOf(MimeLimitException.class);
	}

	@ParameterizedTest
	@Row("MAIL-27")
	@ValueSource(strings = { "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated (vacation)",
			"X-Autoreply: yes", "Precedence: auto_reply", "X-Auto-Response-Suppress: All",
			"Subject: =?utf-8?Q?R=C3=A9ponse_automatique?= : absente", "X-Mailer: Zimbra vacation" })
	@DisplayName("M-22 never answers an automatic reply")
	void neverAnswersAnAutomaticReply(String header) {
		MailContent content = read(header + "\n" + simple("Je suis absente."));

		assertThat(content.mailClass()).isEqualTo(MailClass.AUTO_REPLY);
		assertThat(content.answering().to()).isEmpty();
	}

	@Test
	@Row("MAIL-50")
	void takesTheFormOfAScannerAndAnswersNobody() {
		MailContent content = read("Auto-Submitted: auto-generated\n" + IntakeFixtures.withPdf("1", "scan.pdf"));
		MailContent reply = read("Auto-Submitted: auto-replied\n" + IntakeFixtures.withPdf("1", "scan.pdf"));

		assertThat(names(content)).containsExactly("scan.pdf");
		assertThat(content.answering().to()).isEmpty();
		assertThat(reply.mailClass()).isEqualTo(MailClass.AUTO_REPLY);
	}

	@Test
	@Row({ "MAIL-30", "MAIL-31", "MAIL-32" })
	void tellsMachinesApart() {
		assertThat(read("List-Id: <l.test>\n" + simple("x")).mailClass()).isEqualTo(MailClass.LIST);
		assertThat(read("X-Greffier: ramq 1\n" + simple("x")).mailClass()).isEqualTo(MailClass.OWN);
		assertThat(read("From: acces+x@ramq.test\n\nx").mailClass()).isEqualTo(MailClass.OWN);
		assertThat(read("Received: x\n".repeat(31) + simple("x")).mailClass()).isEqualTo(MailClass.LOOP);
		assertThat(read("Received: x\n".repeat(30) + simple("x")).mailClass()).isEqualTo(MailClass.HUMAN);
		assertThat(read("From: MAILER-DAEMON@x.test\nSubject: Undelivered Mail\n\nx").mailClass())
			.isEqualTo(MailClass.BOUNCE);
		assertThat(read("From: a@b.test\nContent-Type: multipart/report; report-type=disposition-notification;"
				+ " boundary=b\n\n--b\n\nx\n--b--\n")
			.mailClass()).isEqualTo(MailClass.RECEIPT);
		assertThat(read(simple("Votre message :\n> X-Greffier: ramq 17\n> Mot de passe")).mailClass())
			.isEqualTo(MailClass.BOUNCE);
	}

	@ParameterizedTest
	@Row("MAIL-22")
	@ValueSource(strings = { "From: a@good.test\nFrom: b@evil.test", "From: a@good.test, b@evil.test",
			"From: a@good.test <b@evil.test>", "From: \"a@good.test\" <b@evil.test>", "From: <a@good.test> b@evil.test",
			"From: a@good.test\u0000@evil.test", "From: team: a@good.test, b@evil.test;", "From: \"open <a@good.test>",
			"From: =?utf-8?q?a=40good.test?= <b@evil.test>", "Subject: x" })
	@DisplayName("M-18 a sender that names two or nobody is never answered")
	void neverPicksTheConvenientSender(String from) {
		MailContent content = read("Authentication-Results: " + IntakeFixtures.SERVER
				+ "; dmarc=pass header.from=evil.test; spf=pass smtp.mailfrom=good.test\n" + from + "\n\nx");

		assertThat(content.answering().to()).isEmpty();
		assertThat(content.answering().authentication()).isEqualTo("fail");
	}

	@Test
	@Row({ "MAIL-22", "MAIL-42", "MAIL-50" })
	void answersReplyToWhenItIsOneMailboxOfAPerson() {
		assertThat(to("Reply-To: Bob <bob@other.test>")).contains("bob@other.test");
		assertThat(to("Reply-To: ")).contains("alice@clinique.test");
		assertThat(to("Reply-To: bob@other.test, eve@other.test")).isEmpty();
		assertThat(to("Reply-To: no-reply@other.test")).isEmpty();
		assertThat(to("Reply-To: ne-pas-repondre@other.test")).isEmpty();
		assertThat(to("Reply-To: rebonds+17@ramq.test")).isEmpty();
		assertThat(to("Reply-To: bob@other.test\nBcc: x")).contains("bob@other.test");
	}

	@Test
	@Row("MAIL-21")
	void neverFailsOnNoise() {
		java.util.Random random = new java.util.Random(7);
		byte[] good = IntakeFixtures.mail(IntakeFixtures.withPdf("1", "formulaire.pdf"));
		for (int i = 0; i < 1_000; i++) {
			byte[] mail = good.clone();
			for (int k = 0; k < 1 + i % 40; k++) {
				mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
			}
			byte[] cut = java.util.Arrays.copyOf(mail, 1 + random.nextInt(mail.length));
			assertThat(MailContent.of(cut, this.agency, this.agency.mailboxes().get(0))).isNotNull();
			assertThat(ReturnedLetters.strip(cut, this.agency)).isNotNull();
		}
	}

	private Optional<String> to(String header) {
		return read(header + "\n" + simple("Bonjour")).answering().to();
	}

	private MailContent read(String mail) {
		return MailContent.of(IntakeFixtures.mail(mail), this.agency, this.agency.mailboxes().get(0));
	}

	private static List<String> names(MailContent content) {
		return content.attachments().files().stream().map(Attachment::fileName).toList();
	}

	private static String simple(String text) {
		return IntakeFixtures.passed("clinique.test") + "From: alice@clinique.test\nTo: acces@ramq.test\n\n" + text
				+ "\n";
	}

	private static String multipart(String... parts) {
		return IntakeFixtures.passed("clinique.test")
				+ "From: alice@clinique.test\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n"
				+ String.join("\n--outer\n", parts) + "\n--outer--\n";
	}

}

package org.greffier.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.greffier.intake.mime.MimePart;
import org.greffier.intake.mime.MimeTree;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("L-05")
class QuotedSecretsTests {

	private static final String CANARY = "qW7hXa9TcmKpRe";

	private static final String OUR_ID = "<0b1d9f3e-5c1a-4f0e-9a57-3d1f1c2b4a5e.2@ramq.test>";

	private static final String PDF = "JVBERi0xLjcKcVc3aFhhOVRjbUtwUmUK";

	@ParameterizedTest
	@ValueSource(strings = { "In-Reply-To: " + OUR_ID, "References: <a@b.test>\n " + OUR_ID,
			"Subject: RE: [REQ-2026-000123] Mot de passe temporaire" })
	void blotsThePasswordOutOfAPersonsAnswer(String sign) {
		String kept = strip("""
				From: Maude <maude@clinique.test>
				%s
				Content-Type: text/plain; charset=utf-8

				Merci! Élodie dit que ça ne marche pas.

				> Voici votre mot de passe temporaire :
				>
				>     %s
				""".formatted(sign, CANARY)).orElseThrow();

		assertThat(kept).doesNotContain(CANARY).contains("Merci! Élodie dit que ça ne marche pas.", ">     [...]");
		assertThat(MailContent
			.of(kept.getBytes(StandardCharsets.UTF_8), IntakeFixtures.agency(),
					IntakeFixtures.agency().mailboxes().get(0))
			.mailClass()).isEqualTo(MailClass.HUMAN);
	}

	@Test
	void blotsItOutOfEveryTextAndLeavesTheFilesAsTheyAre() {
		String html = "<p>Merci</p><blockquote>&nbsp;<b>" + CANARY + "</b></blockquote>";
		String kept = strip("""
				From: Maude <maude@clinique.test>
				In-Reply-To: %s
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: multipart/alternative; boundary=c

				--c
				Content-Type: text/plain; charset=iso-8859-1
				Content-Transfer-Encoding: quoted-printable

				d=E9j=E0 essay=E9: qW7hXa9=
				TcmKpRe
				--c
				Content-Type: text/html; charset=utf-8
				Content-Transfer-Encoding: base64

				%s
				--c--
				--b
				Content-Type: application/pdf
				Content-Disposition: attachment; filename="form.pdf"
				Content-Transfer-Encoding: base64

				%s
				--b--
				""".formatted(OUR_ID, Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8)), PDF))
			.orElseThrow();

		var root = MimeTree.parse(kept.getBytes(StandardCharsets.UTF_8),
				MailContent.limits(IntakeFixtures.agency().limits()));
		var texts = root.children().get(0).children();
		assertThat(texts.get(0).text(1_000)).contains("déjà essayé: [...]").doesNotContain(CANARY);
		assertThat(texts.get(1).text(1_000)).contains("<b>[...]</b>").doesNotContain(CANARY);
		assertThat(kept).contains(PDF);
		assertThat(Attachments.of(root).files()).singleElement()
			.satisfies((file) -> assertThat(file.content()).isEqualTo(Base64.getDecoder().decode(PDF)));
	}

	@Test
	void keepsNothingOfATextInTwoBytesALetter() {
		String text = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_16));

		String kept = strip("""
				From: Maude <maude@clinique.test>
				In-Reply-To: %s
				Content-Type: text/plain; charset=utf-16
				Content-Transfer-Encoding: base64

				%s
				""".formatted(OUR_ID, text)).orElseThrow();

		assertThat(kept).doesNotContain(text.substring(0, 12));
	}

	@Test
	@Row("MAIL-23")
	void blotsItOutOfAnAttachedMail() {
		String inner = "Subject: x\r\n\r\nvotre mot de passe: " + CANARY + "\r\n";
		String kept = strip(answer("Content-Type: message/rfc822\n\n" + inner,
				"Content-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: base64\n\n"
						+ IntakeFixtures.base64(inner)))
			.orElseThrow();

		assertThat(texts(kept)).hasSize(2).allSatisfy((text) -> assertThat(text).contains("passe: [...]"));
	}

	@Test
	@Row("MAIL-25")
	void blotsItOutOfASignedMail() {
		byte[] signed = PackedMail.signed("Content-Type: text/plain\r\n\r\nvotre mot de passe: " + CANARY + "\r\n");

		String kept = strip(answer("Content-Type: application/pkcs7-mime; name=smime.p7m\n"
				+ "Content-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(signed)))
			.orElseThrow();

		assertThat(texts(kept)).containsExactly("votre mot de passe: [...]\r\n");
	}

	@Test
	@Row("MAIL-3")
	void keepsOnlyTheFilesOfAWinmail() {
		byte[] winmail = PackedMail.winmail(CANARY, "form.pdf", IntakeFixtures.PDF);

		String kept = strip(answer("Content-Type: application/ms-tnef; name=winmail.dat\n"
				+ "Content-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(winmail)))
			.orElseThrow();

		assertThat(texts(kept)).containsExactly("");
		assertThat(Attachments.of(parsed(kept)).files()).singleElement().satisfies((file) -> {
			assertThat(file.fileName()).isEqualTo("form.pdf");
			assertThat(new String(file.content(), StandardCharsets.UTF_8)).isEqualTo(IntakeFixtures.PDF);
		});
	}

	@Test
	void changesNoMailThatAnswersNoneOfOurLetters() {
		assertThat(strip("""
				From: Maude <maude@clinique.test>
				In-Reply-To: <CAJ8@mail.clinique.test>
				Subject: Demande

				Notre dossier: %s
				""".formatted(CANARY))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "anticonstitutionnellement", "Recommandations", "REQ-2026-000123", "CE123456",
			"maude.tremblay-fictif@clinique.test", "5145550142000000", "ANTICONSTITUTION" })
	void changesNoAnswerThatQuotesNothingLikeAPassword(String word) {
		assertThat(strip("""
				From: Maude <maude@clinique.test>
				In-Reply-To: %s

				Voici: %s
				""".formatted(OUR_ID, word))).isEmpty();
	}

	@Test
	void blotsItOutOfAQuotedPageOfOursAndTouchesNothingElseOfIt() throws IOException {
		String page = Files.readString(Path.of("src/test/resources/letters/ramq-delegation.password.html"));

		String kept = strip("""
				From: Maude <maude@clinique.test>
				In-Reply-To: %s
				Content-Type: text/html; charset=utf-8

				%s""".formatted(OUR_ID, page.replace("SPECIMEN-SPECIMEN", CANARY))).orElseThrow();

		assertThat(parsed(kept).text(100_000).replace("\r\n", "\n").strip())
			.isEqualTo(page.replace("SPECIMEN-SPECIMEN", "[...]").strip());
	}

	@Test
	void blotsItOutOfAPageThatAMachineQuotes() throws IOException {
		String page = Files.readString(Path.of("src/test/resources/letters/ramq-delegation.password.html"));

		String kept = strip(
				"From: bob@gone.test\nAuto-Submitted: auto-replied\nContent-Type: text/html; charset=utf-8\n\n"
						+ page.replace("SPECIMEN-SPECIMEN", CANARY))
			.orElseThrow();

		assertThat(kept).doesNotContain(CANARY).contains("Madame, Monsieur,");
	}

	private static String answer(String... parts) {
		return "From: Maude <maude@clinique.test>\nIn-Reply-To: " + OUR_ID
				+ "\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + String.join("\n--b\n", parts) + "\n--b--\n";
	}

	private static MimePart parsed(String mail) {
		return MimeTree.parse(mail.getBytes(StandardCharsets.UTF_8),
				MailContent.limits(IntakeFixtures.agency().limits()));
	}

	private static List<String> texts(String mail) {
		return texts(parsed(mail)).map((part) -> part.text(1_000)).toList();
	}

	private static Stream<MimePart> texts(MimePart part) {
		return part.children().isEmpty() ? Stream.of(part).filter(MimePart::isText)
				: part.children().stream().flatMap(QuotedSecretsTests::texts);
	}

	private static Optional<String> strip(String mail) {
		return ReturnedLetters.strip(IntakeFixtures.mail(mail), IntakeFixtures.agency())
			.map((kept) -> new String(kept, StandardCharsets.UTF_8));
	}

}

package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunIT {

	private static final String AUTHENTICATED = "X-Greffier-Sample-Auth: pass\n";

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void build() {
		this.house = new SmallHouse(this.folder);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	@Row({ "MAIL-2", "MAIL-7" })
	void answersAMailWithoutAFileAndOneWithAPicture() {
		this.house.deliver(SmallHouse.RAMQ, mail("none@clinique.test", "Demande", "Bonjour, voici ma demande."));
		this.house.deliver(SmallHouse.RAMQ,
				withFile("photo@clinique.test", "IMG_1.jpg", "image/jpeg", "/9j/4AAQSkZJRgABAQ=="));

		SmallHouse.Result result = this.house.run("ramq");

		assertThat(result.err()).isEmpty();
		assertThat(result.code()).as(result.out()).isZero();
		JsonNode run = result.of("ramq");
		assertThat(run.path("state").asString()).isEqualTo("COMPLETED");
		assertThat(run.path("agrees").asBoolean()).as(result.out()).isTrue();
		assertThat(run.path("onServer").asInt()).isEqualTo(2);
		assertThat(run.path("envelopes").size()).isEqualTo(2);
		run.path("envelopes").forEach((envelope) -> {
			assertThat(envelope.path("state").asString()).isEqualTo("CLOSED");
			assertThat(envelope.path("letters").get(0).path("state").asString()).isEqualTo("SENT");
		});
		JsonNode file = run.path("envelopes").get(1).path("files").get(0);
		assertThat(file.path("state").asString()).isEqualTo("REFUSED");
		assertThat(file.path("findings").get(0).path("code").asString()).isEqualTo("NOT_PDF");
		assertThat(this.house.mail().messages("none@clinique.test")).hasSize(1);
		assertThat(this.house.mail().messages("photo@clinique.test")).hasSize(1);
	}

	@Test
	@Row("MAIL-36")
	void refusesForTheSameAFileThatIsSentAgainAsItWas() {
		for (String name : List.of("IMG_1.jpg", "IMG_2.jpg")) {
			this.house.deliver(SmallHouse.RAMQ,
					withFile("photo@clinique.test", name, "image/jpeg", "/9j/4AAQSkZJRgABAQ=="));
		}

		SmallHouse.Result result = this.house.run("ramq");

		List<JsonNode> envelopes = result.of("ramq").path("envelopes").valueStream().toList();
		assertThat(envelopes.get(1).path("files").get(0).path("state").asString()).isEqualTo("DUPLICATE");
		assertThat(envelopes.get(1).path("state").asString()).as("nothing is left to a clerk").isEqualTo("CLOSED");
		List<String> texts = this.house.mail()
			.messages("photo@clinique.test")
			.stream()
			.map((mail) -> SentMail.of(mail.raw()).text().replaceAll("[\\s\u00a0]+", " "))
			.toList();
		assertThat(texts).hasSize(2).allSatisfy((text) -> assertThat(text).contains("Résultat : refusé.", "(jpeg)"));
		assertThat(texts).filteredOn((text) -> text.contains("refusé pour la même raison"))
			.singleElement()
			.satisfies((text) -> assertThat(text)
				.contains("sous le numéro " + envelopes.get(0).path("number").asString()));
	}

	@Test
	@Row("MAIL-21")
	void refusesAMailWithMoreFilesThanTheBodyTakes() {
		this.house.deliver(SmallHouse.RAMQ, withFiles("many@clinique.test", 21));
		this.house.deliver(SmallHouse.RAMQ, withFiles("enough@clinique.test", 20));

		SmallHouse.Result result = this.house.run("ramq");

		List<JsonNode> envelopes = result.of("ramq").path("envelopes").valueStream().toList();
		assertThat(envelopes).hasSize(2);
		assertThat(envelopes.get(0).path("files").valueStream())
			.allMatch((file) -> file.path("state").asString().equals("REFUSED"))
			.allMatch((file) -> file.path("findings").toString().contains("ENVELOPE_REFUSED"));
		assertThat(envelopes.get(1).path("files").toString()).doesNotContain("ENVELOPE_REFUSED");
		assertThat(this.house.mail().messages("many@clinique.test")).hasSize(1);
		assertThat(this.house.jdbc()
			.sql("select count(*) from form where attempts > 0 and status = 'REFUSED' and reading is null")
			.query(Integer.class)
			.single()).as("no file of it was opened").isZero();
		assertThat(result.of("ramq").path("counts").path("read").toString()).contains("\"read\":20");

		this.house.deliver(SmallHouse.RAMQ, withFiles("many@clinique.test", 1));
		JsonNode again = this.house.run("ramq").of("ramq").path("envelopes").get(0);
		assertThat(again.path("files").get(0).path("state").asString()).as("sent again as the answer asked")
			.isNotEqualTo("DUPLICATE");
	}

	@Test
	@Row({ "RAMQ-05", "X-15", "MAIL-20" })
	void goesByTheRefusalsAndLimitsOfTheBody() throws IOException {
		Path job = this.house.ownJobs().resolve("ramq/job.yaml");
		Files.writeString(job,
				Files.readString(job)
					.replace("wrong-type: file", "wrong-type: mail")
					.replace("mail: 25MB", "mail: 512KB"));
		this.house.deliver(SmallHouse.RAMQ, withFiles("both@clinique.test", 1).replace("--b--", """
				--b
				Content-Type: application/msword
				Content-Disposition: attachment; filename="form.doc"
				Content-Transfer-Encoding: base64

				0M8R4KGxGuEAAAAA
				--b--"""));
		this.house.deliver(SmallHouse.RAMQ, mail("large@clinique.test", "Demande", "Bonjour. ".repeat(60_000)));

		SmallHouse.Result result = this.house.run("ramq");

		JsonNode files = result.of("ramq").path("envelopes").get(0).path("files");
		assertThat(files.get(0).path("findings").toString()).contains("PDF_DAMAGED", "ENVELOPE_REFUSED");
		assertThat(files.get(1).path("findings").toString()).contains("NOT_PDF").doesNotContain("ENVELOPE_REFUSED");
		assertThat(SentMail.of(this.house.mail().messages("large@clinique.test").get(0).raw()).text())
			.as("the limit of this body")
			.contains("maximum\u00a0: 0,5\u00a0Mo");
	}

	@Test
	void takesAMailThatComesDuringTheNightForNoDifference() {
		this.house.deliverSample("password-bounces");

		SmallHouse.Result result = this.house.run("ramq");

		assertThat(result.of("ramq").path("agrees").asBoolean()).as(result.out()).isTrue();
		assertThat(result.of("ramq").path("counts").path("report").toString()).contains("\"came meanwhile\":1");
		assertThat(this.house.jdbc().sql("select status from envelope order by seq").query(String.class).list())
			.containsExactly("CLOSED", "RECEIVED");
	}

	@Test
	void sendsNothingTwiceWhenItRunsAgain() {
		this.house.deliver(SmallHouse.RAMQ, mail("none@clinique.test", "Demande", "Bonjour, voici ma demande."));

		this.house.run("ramq");
		SmallHouse.Result second = this.house.run("ramq");

		assertThat(second.of("ramq").path("agrees").asBoolean()).isTrue();
		assertThat(this.house.mail().messages("none@clinique.test")).hasSize(1);
	}

	@Test
	@Row("MAIL-40")
	void answersNobodyWhoseMailFailsAuthentication() {
		this.house.deliver(SmallHouse.RAMQ,
				mail("forged@clinique.test", "Demande", "Bonjour.").replace("pass", "fail"));

		SmallHouse.Result result = this.house.run("ramq");

		assertThat(result.of("ramq").path("envelopes").get(0).path("state").asString()).isEqualTo("CLOSED_UNANSWERED");
		assertThat(this.house.mail().messages("forged@clinique.test")).isEmpty();
	}

	@Test
	void keepsNothingPersonalInTheTablesOfBatchAndOfRuns() {
		this.house.deliver(SmallHouse.RAMQ,
				withFile("canary@clinique.test", "canary.pdf", "application/pdf", "JVBERi0xLjcK"));

		this.house.run("ramq");

		List<String> texts = this.house.jdbc().sql("""
				select coalesce(string_agg(t::text, ' '), '') from batch_job_execution t
				union all select coalesce(string_agg(t::text, ' '), '') from batch_job_execution_params t
				union all select coalesce(string_agg(t::text, ' '), '') from batch_job_execution_context t
				union all select coalesce(string_agg(t::text, ' '), '') from batch_step_execution t
				union all select coalesce(string_agg(t::text, ' '), '') from batch_step_execution_context t
				union all select coalesce(string_agg(t::text, ' '), '') from run t
				union all select coalesce(string_agg(t::text, ' '), '') from case_event t
				""").query(String.class).list();
		assertThat(texts).noneMatch((text) -> text.contains("canary"));
	}

	@Test
	@Row("MAIL-53")
	void readsTheOtherMailboxesAndSendsWhatIsOwedWhenOneCannotBeRead() throws IOException {
		String counter = "guichet@ramq.example";
		this.house.mail().addUser(counter, SmallHouse.AMP, "mailbox-password");
		Path job = this.house.ownJobs().resolve("ramq/job.yaml");
		String text = Files.readString(job);
		Files.writeString(job, text.substring(0, text.indexOf("mailbox:")) + """
				mailbox:
				  - {imap: imap://127.0.0.1:1, user: "${RAMQ_IMAP_USER}", password: "${RAMQ_IMAP_PASSWORD}",
				     folder: Ailleurs, name: ailleurs, authentication-server: mx.ramq.example}
				  - {imap: "${RAMQ_IMAP}", user: "${RAMQ_IMAP_USER}", password: "${RAMQ_IMAP_PASSWORD}",
				     authentication-server: mx.ramq.example}
				  - {imap: "${RAMQ_IMAP}", user: "${AMP_IMAP_USER}", password: "${AMP_IMAP_PASSWORD}",
				     folder: [Guichet, INBOX], name: guichet, address: guichet@ramq.example,
				     processed: Faits, problem: Problemes, authentication-server: mx.ramq.example}

				""" + text.substring(text.indexOf("sender:")));
		Path amp = job.resolveSibling("../amp/job.yaml");
		Files.writeString(amp, Files.readString(amp).replace("folder: INBOX", "folder: Autre"));
		this.house.deliver(SmallHouse.RAMQ, mail("none@clinique.test", "Demande", "Bonjour, voici ma demande."));
		this.house.deliver(counter, mail("one@clinique.test", "Demande", "Bonjour, voici ma demande."));

		SmallHouse.Result result = this.house.run("ramq");

		assertThat(result.code()).isEqualTo(1);
		JsonNode run = result.of("ramq");
		assertThat(run.path("state").asString()).as("the schedule starts it again").isEqualTo("FAILED");
		assertThat(run.path("alarms").toString()).contains("MAILBOX_INCOMPLETE").contains("COUNT_FAILED");
		assertThat(run.path("envelopes").valueStream().map((one) -> one.path("mailbox").asString() + one.path("state")))
			.containsExactly("ramq\"CLOSED\"", "ramq/guichet\"CLOSED\"");
		assertThat(run.path("mailboxes").valueStream().map((one) -> one.path("trouble").asString("")))
			.containsExactly("UNREACHABLE", "", "");
		assertThat(this.house.mail().messages("none@clinique.test")).hasSize(1);
		assertThat(this.house.mail().messages("one@clinique.test")).hasSize(1);
		assertThat(this.house.command("admin", "mailboxes", "--language", "en").out())
			.contains("ramq: mailbox ailleurs: 1 failure", "ramq: mailbox: read", "ramq: mailbox guichet: read");
	}

	static String mail(String from, String subject, String text) {
		return """
				Message-ID: <%s>
				From: %s
				To: acces@ramq.example
				Subject: %s
				%sMIME-Version: 1.0
				Content-Type: text/plain; charset=utf-8

				%s
				""".formatted(java.util.UUID.randomUUID() + "@clinique.test", from, subject, AUTHENTICATED, text);
	}

	/** Damaged PDFs that differ, so that none is another's duplicate. */
	private static String withFiles(String from, int count) {
		StringBuilder parts = new StringBuilder();
		for (int i = 0; i < count; i++) {
			parts.append("""
					--b
					Content-Type: application/octet-stream
					Content-Disposition: attachment; filename="form-%1$d.pdf"

					%%PDF-1.7 of %2$s, number %1$d
					""".formatted(i, from));
		}
		return """
				Message-ID: <%s>
				From: %s
				To: acces@ramq.example
				Subject: Demande
				%sMIME-Version: 1.0
				Content-Type: multipart/mixed; boundary="b"

				%s--b--
				""".formatted(java.util.UUID.randomUUID() + "@clinique.test", from, AUTHENTICATED, parts);
	}

	static String withFile(String from, String name, String type, String base64) {
		return """
				Message-ID: <%s>
				From: %s
				To: acces@ramq.example
				Subject: Demande
				%sMIME-Version: 1.0
				Content-Type: multipart/mixed; boundary="b"

				--b
				Content-Type: text/plain; charset=utf-8

				Bonjour.
				--b
				Content-Type: %s
				Content-Disposition: attachment; filename="%s"
				Content-Transfer-Encoding: base64

				%s
				--b--
				""".formatted(java.util.UUID.randomUUID() + "@clinique.test", from, AUTHENTICATED, type, name, base64);
	}

}

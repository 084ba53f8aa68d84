package org.greffier.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.platform.MailHost.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What other servers say of our letters, from the mailbox to the form. */
@Timeout(300)
class BounceIT {

	private static final String OURS = "acces@ramq.example";

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void build() {
		this.house = new SmallHouse(this.folder);
		this.house.deliverSample("accepted-fr");
		this.house.run("ramq");
		assertThat(states()).containsExactly("DELIVERED");
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	@Row({ "MAIL-28", "MAIL-29", "MAIL-30", "MAIL-59" })
	void followsABounceInWordsAloneAndOnlyNotesTheOthers() {
		String password = messageId("PASSWORD");
		this.house.deliver(OURS,
				qmail(password.replaceAll("[0-9a-f]{4}-", "0000-"), "mailbox here by that name. (#5.1.1)"));
		this.house.deliver(OURS, report("delayed", "4.4.1", password));
		this.house.deliver(OURS, report("relayed", "2.1.9", password));
		this.house.deliver(OURS, report("x", "x", "x").replace("delivery-status", "disposition-notification")
			.replace("Action: x",
					"Disposition: manual-action/MDN-sent-manually; displayed\nOriginal-Message-ID: " + password));
		this.house.run("ramq");

		assertThat(states()).as("forged, delayed, relayed, displayed").containsExactly("DELIVERED");
		assertThat(notes()).hasSize(3)
			.anyMatch((note) -> note.startsWith("PASSWORD DELAYED 4.4.1"))
			.anyMatch((note) -> note.startsWith("PASSWORD RELAYED 2.1.9"))
			.anyMatch((note) -> note.startsWith("PASSWORD DISPLAYED"));

		this.house.deliver(OURS, qmail(password, "Sorry, no mailbox here by that name. (#5.1.1)"));
		this.house.run("ramq");

		assertThat(states()).containsExactly("UNDELIVERABLE");
		assertThat(letters()).contains("PASSWORD 1 BOUNCED 5.1.1", "USERNAME 1 SENT 250", "UNDELIVERABLE 1 SENT 250");
	}

	@Test
	@Row("MAIL-28")
	void sendsThePairAgainOnceAfterAFullMailbox() {
		this.house.deliver(OURS, qmail(messageId("PASSWORD"), "552 mailbox is full"));
		this.house.run("ramq");
		assertThat(states()).containsExactly("UNDELIVERABLE");
		assertThat(letters()).contains("PASSWORD 1 BOUNCED 5.2.2").noneMatch((letter) -> letter.contains(" 2 "));

		daysPass();
		this.house.run("ramq");

		assertThat(states()).containsExactly("DELIVERED");
		assertThat(letters()).contains("PASSWORD 2 SENT 250", "USERNAME 2 SENT 250");
		assertThat(this.house.jdbc()
			.sql("select why from case_event where event = 'form.status' and why like 're-issue%'")
			.query(String.class)
			.single()).isEqualTo("re-issue, round 2, MAILBOX_WAS_FULL after BOUNCED");

		this.house.deliver(OURS, qmail(messageId("PASSWORD"), "552 mailbox is full"));
		this.house.run("ramq");
		daysPass();
		this.house.run("ramq");

		assertThat(states()).as("a second time waits for a person").containsExactly("UNDELIVERABLE");
		assertThat(letters()).noneMatch((letter) -> letter.contains(" 3 "));
	}

	@Test
	@Row("MAIL-28")
	void keepsTheAccessWhoseNoticeBounces() throws Exception {
		String username = this.house.jdbc().sql("select username from account").query(String.class).single();
		byte[] second = Files.readAllBytes(Path.of("sample-inbox", "ramq", "second-service.eml"));
		this.house.mail().deliver(DemoFilling.fill(second, Map.of("user.existingUsername", username)), OURS);
		this.house.run("ramq");
		assertThat(letters()).contains("GRANT_ADDED 1 SENT 250");

		this.house.deliver(OURS, report("failed", "5.1.1", messageId("GRANT_ADDED")));
		SmallHouse.Result result = this.house.run("ramq");

		assertThat(states()).containsExactly("DELIVERED", "DELIVERED");
		assertThat(letters()).contains("GRANT_ADDED 1 BOUNCED 5.1.1");
		assertThat(notes()).containsExactly("GRANT_ADDED BOUNCED");
		assertThat(result.of("ramq").path("counts").path("collect").path("notices not delivered").asInt()).isOne();
		assertThat(result.of("ramq").path("alarms").toString()).contains("NOTICE_LOST");
	}

	private static String qmail(String original, String why) {
		return """
				Return-Path: <>
				From: MAILER-DAEMON@mx.clinic.test
				To: rebonds@ramq.example
				Subject: failure notice

				Hi. This is the qmail-send program at mx.clinic.test.
				I'm afraid I wasn't able to deliver your message to the following addresses.
				This is a permanent error; I've given up. Sorry it didn't work out.

				<someone@clinic.test>:
				%s

				--- Below this line is a copy of the message.

				Return-Path: <rebonds@ramq.example>
				Message-ID: %s
				Subject: x

				x
				""".formatted(why, original);
	}

	private static String report(String action, String status, String original) {
		return """
				Return-Path: <>
				From: MAILER-DAEMON@mx.clinic.test
				To: rebonds@ramq.example
				Subject: a report
				Content-Type: multipart/report; report-type=delivery-status; boundary=b

				--b

				This is what became of it.
				--b
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.clinic.test

				Final-Recipient: rfc822; someone@clinic.test
				Action: %s
				Status: %s
				--b
				Content-Type: text/rfc822-headers

				Message-ID: %s
				--b--
				""".formatted(action, status, original);
	}

	/** The Message-ID of the last letter of a kind that left the house. */
	private String messageId(String kind) {
		String id = this.house.jdbc()
			.sql("select message_id from letter where kind = :kind order by seq desc limit 1")
			.param("kind", kind)
			.query(String.class)
			.single();
		assertThat(this.house.mail().journal().stream().map(Kept::raw).map(BounceIT::header))
			.as("what left the house has it")
			.contains(id);
		return id;
	}

	private static String header(byte[] mail) {
		Matcher id = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)")
			.matcher(new String(mail, StandardCharsets.ISO_8859_1));
		return id.find() ? id.group(1) : "";
	}

	private void daysPass() {
		this.house.jdbc()
			.sql("update letter set ended_at = ended_at - interval '49 hours' where status = 'BOUNCED'")
			.update();
	}

	private List<String> notes() {
		return this.house.jdbc()
			.sql("select why from case_event where event = 'form.notice' order by seq")
			.query(String.class)
			.list();
	}

	private List<String> states() {
		return this.house.jdbc().sql("select status from form order by id").query(String.class).list();
	}

	private List<String> letters() {
		return this.house.jdbc()
			.sql("""
					select kind || ' ' || round || ' ' || status || ' ' || reply from letter where kind <> 'ANSWER' order by 1
					""")
			.query(String.class)
			.list();
	}

}

package org.greffier.platform;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a request that waits for another address (RULES RAMQ-16, X-20). */
@Timeout(300)
@Row({ "RAMQ-16", "X-20" })
class HoldIT {

	private static final String ASKED = "g.desrosiers@courriel.test";

	private static final String NEW = "justine.ouimet@courriel.test";

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void build() {
		this.house = new SmallHouse(this.folder);
		this.house.deliverSample("role-address");
		this.house.run("ramq");
		assertThat(states()).containsExactly("HELD");
		assertThat(letters()).containsExactly("HOLD 1 SENDER");
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void resumesWithTheAddressThatAReplyGives() {
		reply(ASKED, ASKED, "pass", "Voici son adresse : " + NEW);
		this.house.run("ramq");

		assertThat(states()).containsExactly("DELIVERED");
		assertThat(letters()).containsExactly("DECISION 1 SENDER", "HOLD 1 SENDER", "PASSWORD 1 USER",
				"USERNAME 1 GRANTOR");
		assertThat(this.house.mail().messages(NEW)).hasSize(1);
		assertThat(this.house.mail().messages("reception@clinique-du-parc.test")).isEmpty();
		assertThat(this.house.jdbc().sql("select code from finding").query(String.class).list())
			.contains("ADDRESS_CORRECTED");
		assertThat(this.house.jdbc().sql("select status from envelope").query(String.class).list())
			.containsOnly("CLOSED");
	}

	@Test
	void asksAgainForWhatDoesNotPassAndThenLeavesItToAClerk() {
		for (String text : List.of("info@clinique-du-parc.test", "Je ne sais pas.")) {
			reply(ASKED, ASKED, "pass", text);
			this.house.run("ramq");
			assertThat(states()).containsExactly("HELD");
		}
		assertThat(letters()).containsExactly("HOLD 1 SENDER", "HOLD 2 SENDER", "HOLD 3 SENDER");

		reply(ASKED, ASKED, "pass", "secretariat@clinique-du-parc.test");
		this.house.run("ramq");

		assertThat(states()).containsExactly("IN_REVIEW");
		assertThat(letters()).contains("DECISION 1 SENDER").doesNotContain("HOLD 4 SENDER");
	}

	@Test
	void takesNoCorrectionOfAnybodyElseAndClosesWhatGotNoneInTime() {
		reply(ASKED, ASKED, "fail", NEW);
		reply("autre@courriel.test", "autre@courriel.test", "pass", NEW);
		reply("autre@courriel.test", ASKED, "pass", NEW);
		this.house.jdbc().sql("update form set decided_at = decided_at - interval '29 days'").update();
		this.house.run("ramq");
		assertThat(states()).containsExactly("HELD");
		assertThat(letters()).containsExactly("HOLD 1 SENDER");

		this.house.jdbc().sql("update form set decided_at = decided_at - interval '1 day'").update();
		this.house.run("ramq");

		assertThat(states()).containsExactly("EXPIRED");
		assertThat(letters()).containsExactly("DECISION 1 SENDER", "HOLD 1 SENDER");
		reply(ASKED, ASKED, "pass", NEW);
		this.house.run("ramq");
		assertThat(states()).as("what is closed stays closed").containsExactly("EXPIRED");
	}

	private void reply(String from, String replyTo, String authentication, String text) {
		String id = this.house.jdbc()
			.sql("select message_id from letter where kind = 'HOLD' order by seq desc limit 1")
			.query(String.class)
			.single();
		this.house.deliver(SmallHouse.RAMQ, """
				Message-ID: <%s@courriel.test>
				Date: Tue, 17 Nov 2026 09:00:00 -0500
				From: %s
				Reply-To: %s
				To: acces@ramq.example
				Subject: RE: Il nous faut une autre adresse de courriel
				In-Reply-To: %s
				X-Greffier-Sample-Auth: %s
				Content-Type: text/plain; charset=UTF-8

				%s
				""".formatted(java.util.UUID.randomUUID(), from, replyTo, id, authentication, text));
	}

	private List<String> states() {
		return this.house.jdbc().sql("select status from form").query(String.class).list();
	}

	private List<String> letters() {
		return this.house.jdbc().sql("""
				select kind || ' ' || round || ' ' || addressee from letter where kind <> 'ANSWER' order by 1
				""").query(String.class).list();
	}

}

package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail without a form ends an access, or is told what it lacks (RULES RAMQ-30). */
@Timeout(300)
@Row({ "RAMQ-30", "X-10" })
class WithdrawalIT {

	private static final String GRANTOR = "maude.tremblay-fictif@courriel.test";

	private static final String USER = "line.archambault@courriel.test";

	private static final String NAMES = "Maude Tremblay-Fictif, numéro %s. Retirez l’accès de Line Archambault (%s).";

	@TempDir
	private Path folder;

	private SmallHouse house;

	private String username = "";

	@BeforeEach
	void grant() throws IOException {
		this.house = new SmallHouse(this.folder);
		Path job = this.house.ownJobs().resolve("ramq/job.yaml");
		Files.writeString(job, Files.readString(job).replace("services: [msec]", "services: [remu]"));
		this.house.deliverSample("accepted-fr");
		this.house.run("ramq");
		this.username = this.house.jdbc().sql("select username from account").query(String.class).single();
		assertThat(inForce()).containsExactly("remu");
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	void endsTheAccessAndTellsBothParties() {
		deliver(GRANTOR, GRANTOR, "pass", NAMES.formatted("100101", this.username));
		this.house.run("ramq");

		assertThat(inForce()).isEmpty();
		assertThat(this.house.jdbc().sql("""
				select addressee || ' ' || status from letter where kind = 'ACCESS_WITHDRAWN' order by 1
				""").query(String.class).list()).containsExactly("GRANTOR SENT", "USER SENT");
		assertThat(this.house.jdbc().sql("select count(*) from mandate where until is null").query(Long.class).single())
			.isZero();
		assertThat(this.house.jdbc().sql("select status from envelope").query(String.class).list())
			.containsOnly("CLOSED");
		assertThat(this.house.jdbc()
			.sql("select why from case_event where event = 'account.access-withdrawn'")
			.query(String.class)
			.single()).startsWith("remu by envelope ");
	}

	@Test
	void endsNothingForAnybodyElseNorWithoutAllThatIsNeeded() {
		String right = NAMES.formatted("100101", this.username);
		deliver(GRANTOR, GRANTOR, "fail", right);
		deliver("autre@courriel.test", "autre@courriel.test", "pass", right);
		deliver("autre@courriel.test", GRANTOR, "pass", right);
		deliver(GRANTOR, GRANTOR, "pass", NAMES.formatted("100102", this.username));
		deliver(USER, USER, "pass", NAMES.formatted("100101", "CE"));
		deliver(USER, USER, "pass", right.replace("Line", "Linda"));
		deliver(USER, USER, "pass", right.replace("Maude", ""));

		this.house.run("ramq");

		assertThat(inForce()).containsExactly("remu");
		assertThat(this.house.jdbc()
			.sql("select count(*) from letter where kind = 'ACCESS_WITHDRAWN'")
			.query(Long.class)
			.single()).isZero();
		assertThat(this.house.jdbc().sql("""
				select status from envelope where id not in (select envelope_id from form) order by 1
				""").query(String.class).list()).containsExactly("CLOSED", "CLOSED", "CLOSED", "CLOSED", "CLOSED",
				"CLOSED", "CLOSED_UNANSWERED");
	}

	private List<String> inForce() {
		return this.house.jdbc().sql("select code from directory_access").query(String.class).list();
	}

	private void deliver(String from, String replyTo, String authentication, String text) {
		this.house.deliver(SmallHouse.RAMQ, """
				Message-ID: <%s@courriel.test>
				Date: Tue, 17 Nov 2026 09:00:00 -0500
				From: %s
				Reply-To: %s
				To: acces@ramq.example
				Subject: Retirer les =?UTF-8?Q?acc=C3=A8s_=C3=A0_la_messagerie_s=C3=A9curis=C3=A9e?=
				X-Greffier-Sample-Auth: %s
				Content-Type: text/plain; charset=UTF-8

				%s
				""".formatted(java.util.UUID.randomUUID(), from, replyTo, authentication, text));
	}

}

package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exceptions that quote personal data, as PostgreSQL's do when a constraint breaks: only
 * their classes may reach the log, the console and Spring Batch's tables.
 */
class SilentLogIT {

	private static final String CANARY = "canary.bird@secret.test";

	@TempDir
	private Path folder;

	private LiveHouse house;

	@BeforeEach
	void open() throws IOException {
		this.house = new LiveHouse(this.folder);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	@DisplayName("L-02 L-09 a step that fails leaves classes in the log and in Batch's tables")
	void saysOnlyTheClassOfWhatEndsAStep() throws Exception {
		failWith("envelope", "update", "53100");
		this.house.deliverSample("accepted-fr");

		assertThat(this.house.run()).as(this.house.logs()).isEqualTo(1);

		assertThat(this.house.logs()).contains("DataAccessResourceFailureException").doesNotContain("canary");
		assertThat(this.house.jdbc()
			.sql("select string_agg(exit_message, ' ') from batch_step_execution where status = 'FAILED'")
			.query(String.class)
			.single()).contains("collect: org.springframework.dao.DataAccessResourceFailureException");
		assertNoTableHasIt();
	}

	@Test
	@DisplayName("L-09 an item that fails leaves classes in the log, and is parked")
	void saysOnlyTheClassOfWhatParksAMail() throws Exception {
		failWith("form", "insert", "P0001");
		this.house.deliverSample("accepted-fr");

		assertThat(this.house.run()).as(this.house.logs()).isZero();

		assertThat(this.house.logs()).contains("try 3 to open it failed").doesNotContain("canary");
		assertThat(this.house.jdbc().sql("select status from envelope").query(String.class).single())
			.isEqualTo("PARKED");
		assertThat(this.house.mail().messages(LiveHouse.MAILBOX)).singleElement()
			.matches((kept) -> kept.folder().endsWith("Problem"));
		assertNoTableHasIt();
	}

	@Test
	@DisplayName("L-09 neither does the console of a server say more")
	void saysOnlyClassesOnTheConsoleOfAServer() throws Exception {
		failWith("envelope", "update", "53100");
		this.house.set("SERVER_PORT", "0");
		this.house.deliverSample("accepted-fr");
		Process server = this.house.start("serve");

		long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (!this.house.logs().contains("DataAccessResourceFailureException")) {
			assertThat(System.nanoTime()).as(this.house.logs()).isLessThan(limit);
			Thread.sleep(200);
		}
		server.destroy();

		assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("ends on SIGTERM").isTrue();
		assertThat(this.house.logs()).doesNotContain("canary");
		assertNoTableHasIt();
	}

	/** From now on this statement fails with a message that quotes somebody's address. */
	private void failWith(String table, String statement, String state) {
		this.house.jdbc().sql("""
				create function fail() returns trigger language plpgsql as $$
				begin raise exception 'failing row contains (%1$s)' using errcode = '%2$s', detail = '%1$s'; end $$
				""".formatted(CANARY, state)).update();
		this.house.jdbc()
			.sql("create trigger fail before " + statement + " on " + table + " for each row execute function fail()")
			.update();
	}

	private void assertNoTableHasIt() throws IOException {
		Canary canary = new Canary(CANARY);
		new Invariants(this.house).traces().forEach((where, bytes) -> assertThat(canary.in(bytes)).as(where).isEmpty());
		assertThat(canary.in(CANARY.getBytes(StandardCharsets.UTF_8))).as("the search finds it").isNotEmpty();
	}

}

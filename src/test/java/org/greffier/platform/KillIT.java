package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.greffier.platform.MailHost.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The product is killed with SIGKILL where it hurts most (FAULTS C-01 to C-10 and C-16),
 * started again with nobody acting, and must have lost nothing and done nothing twice.
 * Each kill proves that its failpoint fired.
 */
class KillIT {

	private static final String FIRST = "accepted-fr";

	private static final String SECOND = "accepted-en";

	@TempDir
	private Path folder;

	private LiveHouse house;

	@BeforeEach
	void open() throws Exception {
		this.house = new LiveHouse(this.folder);
		this.house.deliverSample(FIRST);
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "C-03", "C-05", "C-06", "C-07" })
	void losesNothingAndDoesNothingTwiceWhenKilledAt(String failpoint) throws Exception {
		this.house.runUntilKilledAt(failpoint + ":1");

		recovers();
	}

	@Test
	void keepsAMailThatWasFetchedAndNotWrittenDownC01() throws Exception {
		this.house.runUntilKilledAt("C-01:1");
		assertThat(envelopes()).isZero();
		assertThat(folders()).containsExactly("INBOX");

		recovers();
	}

	@Test
	void movesNoMailBeforeTheLedgerHasItC02() throws Exception {
		this.house.runUntilKilledAt("C-02:1");
		assertThat(envelopes()).isEqualTo(1);
		assertThat(folders()).containsExactly("INBOX");

		recovers();
	}

	@Test
	void leavesNoReaderBehindC04() throws Exception {
		Process product = this.house.runUntil("C-04:1");
		List<ProcessHandle> readers = product.descendants().toList();
		LiveHouse.kill(product);

		assertThat(readers).isNotEmpty();
		for (ProcessHandle reader : readers) {
			reader.onExit().get(20, TimeUnit.SECONDS);
		}
		assertThat(readers).noneMatch(ProcessHandle::isAlive);
		recovers();
	}

	@Test
	void sendsTheSameUsernameMailAgainC08() throws Exception {
		this.house.runUntilKilledAt("C-08:1");

		recovers();
		List<SentMail> copies = sentTo(SampleExpectation.of(FIRST).recipientOf("USERNAME"), SentMail::isUsername);
		assertThat(copies).hasSize(2);
		assertThat(copies.get(0)).isEqualTo(copies.get(1));
	}

	@Test
	void sendsANewPasswordWhenTheFirstIsInDoubtC09() throws Exception {
		this.house.runUntilKilledAt("C-09:1");

		recovers();
		List<SentMail> passwords = sentTo(userOf(FIRST), SentMail::isPassword);
		assertThat(passwords).hasSize(2);
		assertThat(passwords.get(0).half()).isNotEqualTo(passwords.get(1).half());
	}

	@Test
	void sendsANewPasswordWhenKilledBetweenTheDotAndThe250C10() throws Exception {
		try (HoldingProxy proxy = new HoldingProxy(this.house.mail().smtpPort(), "RCPT TO:<" + userOf(FIRST))) {
			this.house.set("RAMQ_SMTP", "smtp://127.0.0.1:" + proxy.port());
			Process product = this.house.start("run", "ramq");
			assertThat(proxy.awaitHeld(120)).as(this.house.logs()).isTrue();
			LiveHouse.kill(product);
		}
		assertThat(this.house.sent().stream().filter(SentMail::isPassword)).as("the server has it").hasSize(1);
		assertThat(
				this.house.jdbc().sql("select status from letter where kind = 'PASSWORD'").query(String.class).single())
			.as("in doubt")
			.isEqualTo("SENDING");

		this.house.set("RAMQ_SMTP", this.house.mail().smtpUrl());
		recovers();
		assertThat(sentTo(userOf(FIRST), SentMail::isPassword)).hasSize(2);
	}

	@Test
	void leavesTheRunOfALiveProcessAloneAndTakesOverThatOfADeadOneC16() throws Exception {
		Process live = this.house.runUntil("C-07:1");
		int second = this.house.run();

		assertThat(second).as("steps aside quietly: " + this.house.logs()).isZero();
		assertThat(this.house.sent()).as("the live one's work was not taken").noneMatch(SentMail::isPassword);
		assertThat(live.isAlive()).isTrue();
		LiveHouse.kill(live);
		assertThat(this.house.jdbc()
			.sql("select count(*) from batch_job_execution where status = 'STARTED'")
			.query(Integer.class)
			.single()).as("stale execution").isEqualTo(1);

		runToTheEnd();
		new Invariants(this.house).hold(1, 1, recipients());
		assertThat(this.house.jdbc()
			.sql("select count(*) from batch_job_execution where status = 'STARTED'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void findsAPasswordThatIsPlantedInEachPlaceItSearches() throws Exception {
		runToTheEnd();
		String password = this.house.sent().stream().filter(SentMail::isPassword).findAny().orElseThrow().half().get();
		Canary canary = new Canary(password);
		assertThat(new Invariants(this.house).traces()).allSatisfy((where, b) -> assertThat(canary.in(b)).isEmpty());

		this.house.jdbc().sql("update letter set reply = :p").param("p", password).update();
		this.house.jdbc()
			.sql("update document set sealed = :p")
			.param("p", password.getBytes(StandardCharsets.UTF_8))
			.update();
		java.nio.file.Files.writeString(this.house.temporary().resolve("planted"), password);
		long uid = this.house.mail()
			.deliver(("Subject: planted\r\n\r\n" + password).getBytes(StandardCharsets.UTF_8), LiveHouse.MAILBOX);

		Set<String> found = new HashSet<>();
		new Invariants(this.house).traces().forEach((where, bytes) -> {
			if (!canary.in(bytes).isEmpty()) {
				found.add(where);
			}
		});
		assertThat(found).containsExactlyInAnyOrder("table letter", "table document", "file planted",
				"mailbox INBOX " + uid);
	}

	private void runToTheEnd() throws Exception {
		assertThat(this.house.run()).as(this.house.logs()).isZero();
	}

	/**
	 * One start, with nobody acting, ends what the killed process left and handles the
	 * next good mail (INV6); then every invariant holds.
	 */
	private void recovers() throws Exception {
		this.house.deliverSample(SECOND);
		runToTheEnd();
		new Invariants(this.house).hold(2, 2, recipients());
	}

	private List<SentMail> sentTo(String address, Predicate<SentMail> kind) throws Exception {
		return this.house.sent().stream().filter((mail) -> mail.to().equals(address)).filter(kind).toList();
	}

	private Set<String> recipients() throws Exception {
		Set<String> all = new HashSet<>();
		for (String sample : List.of(FIRST, SECOND)) {
			all.addAll(SampleExpectation.of(sample).recipients());
		}
		return all;
	}

	private static String userOf(String sample) throws Exception {
		return SampleExpectation.of(sample).recipientOf("PASSWORD");
	}

	private int envelopes() {
		return this.house.jdbc().sql("select count(*) from envelope").query(Integer.class).single();
	}

	private List<String> folders() {
		return this.house.mail().messages(LiveHouse.MAILBOX).stream().map(Kept::folder).toList();
	}

}

package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.mail.MessagingException;
import org.greffier.catalogue.Inbox;
import org.greffier.intake.ImapMailbox.Listed;
import org.greffier.platform.Row;
import org.greffier.safe.AccessTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * What Exchange and Gmail do otherwise than the servers that tests can start (ADR 13).
 */
class OtherServersTests {

	private static final String THROTTLED = "TAG BAD Request is throttled. Suggested Backoff Time: 178755 milliseconds";

	private static final String MAIL = "Subject: a\n\nbody\n";

	private ScriptedImap server;

	@BeforeEach
	void start() throws IOException {
		this.server = new ScriptedImap();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void takesTheItemsOfAMailInAnyOrder() throws Exception {
		this.server.answer("UID FETCH",
				"* 1 FETCH (RFC822.SIZE 45274 INTERNALDATE \"02-Nov-2026 02:30:00 -0500\" UID 84 FLAGS (\\Seen))");

		try (ImapMailbox mailbox = open()) {
			assertThat(mailbox.list(List.of(84L)))
				.containsExactly(new Listed(84, 45_274, Instant.parse("2026-11-02T07:30:00Z")));
		}
	}

	@Test
	@Row("MAIL-53")
	@DisplayName("I-01 Exchange announces three times the size, and writes the mail anew at each fetch")
	void believesTwoFetchesOfOneLength() throws Exception {
		String again = MAIL.replace("body", "ydob");
		this.server.answer("UID FETCH", ScriptedImap.body(7, MAIL), ScriptedImap.body(7, again));

		try (ImapMailbox mailbox = open()) {
			assertThat(mailbox.body(announced(3L * MAIL.length())).orElseThrow())
				.isEqualTo(again.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
		}
		assertThat(this.server.commands()).filteredOn((command) -> command.contains("BODY.PEEK[]")).hasSize(2);
	}

	@Test
	@Row("MAIL-53")
	@DisplayName("I-01 believes neither of two fetches that are not of one length, and one that is long enough")
	void doesNotBelieveTwoLengths() throws Exception {
		this.server.answer("UID FETCH", ScriptedImap.body(7, MAIL), ScriptedImap.body(7, MAIL + "more"));

		try (ImapMailbox mailbox = open()) {
			assertThatThrownBy(() -> mailbox.body(announced(1_000))).isInstanceOf(MessagingException.class)
				.hasMessageContaining("differ in length");
			assertThat(mailbox.body(announced(10))).hasValueSatisfying((raw) -> assertThat(raw).hasSizeGreaterThan(10));
		}
	}

	@Test
	@DisplayName("I-09 knows that it is throttled, when it opens and later")
	void knowsThatItIsThrottled() throws Exception {
		this.server.answer("UID SEARCH", THROTTLED);
		try (ImapMailbox mailbox = open()) {
			assertThat(trouble(mailbox::uids)).isEqualTo(MailboxTrouble.BUSY);
			mailbox.check();
		}
		this.server.answer("SELECT", THROTTLED);
		assertThat(trouble(this::open)).isEqualTo(MailboxTrouble.BUSY);
		this.server.greet("* BYE [ALERT] Too many simultaneous connections. (Failure)");
		assertThat(trouble(this::open)).isEqualTo(MailboxTrouble.BUSY);
	}

	@Test
	@DisplayName("I-09 a connection that the server ends is broken, and not the server busy")
	void knowsAConnectionWhoseTokenRanOut() throws Exception {
		this.server.answer("UID SEARCH", "* BYE Session invalidated - AccessTokenExpired\n" + ScriptedImap.CLOSES);

		try (ImapMailbox mailbox = open()) {
			assertThat(trouble(mailbox::uids)).isEqualTo(MailboxTrouble.UNREACHABLE);
			assertThatThrownBy(mailbox::check).isInstanceOf(MessagingException.class);
		}
	}

	@Test
	@DisplayName("I-12 an IDLE that the server ends after half an hour is said, so that another begins")
	void saysThatTheServerEndedTheIdle() throws Exception {
		this.server.answer("IDLE", "+ idling\n* BYE Connection is closed. 13\n" + ScriptedImap.CLOSES);
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.initialize();

		try (ImapMailbox mailbox = open()) {
			assertThatThrownBy(() -> mailbox.idle(scheduler, Duration.ofMinutes(5)))
				.isInstanceOf(MessagingException.class);
		}
		finally {
			scheduler.shutdown();
		}
	}

	@Test
	@DisplayName("Gmail says OK to a MOVE out of All Mail, which only adds a label")
	void looksWhetherAMovedMailIsGone() throws Exception {
		this.server.answer("UID FETCH", "* 1 FETCH (UID 7 FLAGS ())");

		try (ImapMailbox mailbox = open()) {
			assertThat(mailbox.move(List.of(7L, 8L), "Processed")).containsExactly(7L);
			assertThat(mailbox.remove(7)).isFalse();
		}
		assertThat(this.server.commands()).contains("UID MOVE 7,8 Processed", "UID EXPUNGE 7")
			.noneMatch((command) -> command.equals("EXPUNGE"));
	}

	private ImapMailbox open() throws MessagingException {
		Inbox inbox = IntakeFixtures.agency(this.server.url(), "required").inboxes().get(0);
		return ImapMailbox.open(new ImapConnection(new AccessTokens()), inbox);
	}

	private static Listed announced(long size) {
		return new Listed(7, size, Instant.EPOCH);
	}

	private static MailboxTrouble trouble(Attempt attempt) {
		return MailboxTrouble.of(catchThrowableOfType(MessagingException.class, attempt::make));
	}

	@FunctionalInterface
	private interface Attempt {

		Object make() throws MessagingException;

	}

}

package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.SenderSettings;
import org.greffier.delivery.Posted.Alarm;
import org.greffier.form.FormId;
import org.greffier.platform.Dovecot;
import org.greffier.platform.MailHost;
import org.greffier.platform.Row;
import org.greffier.platform.TokenServer;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.SignIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submits to Debian's dovecot with tokens that it asks a token server about. */
class SignInIT {

	@TempDir
	private static Path folder;

	private static final MailHost host = MailHost.start(MailHost.Settings.free());

	private static TokenServer tokens;

	private static Dovecot dovecot;

	private final DeliveryHouse house = new DeliveryHouse();

	@BeforeAll
	static void start() throws Exception {
		tokens = TokenServer.start();
		dovecot = Dovecot.start(folder, tokens, host.smtpPort());
	}

	@BeforeEach
	void forget() {
		tokens.forget();
	}

	@AfterAll
	static void stop() {
		dovecot.close();
		tokens.close();
		host.close();
	}

	@Test
	void sendsBothHalvesWithAToken() throws Exception {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");

		Posted posted = this.house.courier().sendDue(ramq(), this.house, () -> false);

		assertThat(posted.alarms()).as(dovecot.log()).isEmpty();
		assertThat(this.house.statuses(form)).containsExactlyInAnyOrder("USERNAME SENT", "PASSWORD SENT");
		assertThat(host.journal()).hasSize(2);
		assertThat(tokens.asked()).hasSize(1);
	}

	@Test
	@Row("MAIL-53")
	void fetchesATokenInMidRun() throws Exception {
		try (Relay relay = new Relay(ramq().sender(), new AccessTokens(), Duration.ofSeconds(20))) {
			assertThat(relay.connect()).isEmpty();
			tokens.endAll();
			dovecot.kick();

			assertThat(relay.connect()).as("after the server ended the connection").isEmpty();
			assertThat(tokens.asked()).hasSize(2);
		}
	}

	@Test
	@DisplayName("S-08 a relay or a token server that refuses us is an alarm, asked once")
	void leavesAllDueWhenTheTokenIsRefused() throws Exception {
		tokens.answer(200, "{\"access_token\": \"canary-never-given\"}");
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");

		Posted posted = this.house.courier().sendDue(ramq(), this.house, () -> false);

		assertThat(posted.alarms()).containsExactly(Alarm.SIGN_IN_REFUSED);
		assertThat(posted.letters()).isEmpty();
		assertThat(tokens.asked()).hasSize(1);
		assertThat(tokens.shown()).containsExactly("canary-never-given");

		tokens.answer(400, "{\"error\": \"invalid_scope\"}");
		assertThat(this.house.courier().sendDue(ramq(), this.house, () -> false).alarms())
			.containsExactly(Alarm.SIGN_IN_REFUSED);
		tokens.answer(503, "{}");
		assertThat(this.house.courier().sendDue(ramq(), this.house, () -> false).alarms())
			.containsExactly(Alarm.UNREACHABLE);
	}

	private Agency ramq() {
		Agency ramq = this.house.ramq("smtp://127.0.0.1:" + dovecot.submissionPort());
		SenderSettings plain = ramq.sender();
		SignIn token = new SignIn.Token(URI.create(tokens.url("/token")), "client",
				new SignIn.Secret(TokenServer.SECRET), Optional.of("mail"), Duration.ofSeconds(5));
		return TestCatalogue.sending(ramq,
				new SenderSettings(plain.smtp(), Optional.of("ramq"), Optional.of(token), plain.address(),
						plain.bounces(), false, plain.timeout(), 10, 10, 4, plain.retry(), plain.fullMailbox()));
	}

}

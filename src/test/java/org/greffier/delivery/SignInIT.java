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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submits to Debian's dovecot with tokens that it asks a token server about. */
class SignInIT {

	@TempDir
	private Path folder;

	private final MailHost host = MailHost.start(MailHost.Settings.free());

	private final DeliveryHouse house = new DeliveryHouse();

	private TokenServer tokens;

	private Dovecot dovecot;

	@BeforeEach
	void start() throws Exception {
		this.tokens = TokenServer.start();
		this.dovecot = Dovecot.start(this.folder, this.tokens, this.host.smtpPort());
	}

	@AfterEach
	void stop() {
		this.dovecot.close();
		this.tokens.close();
		this.host.close();
	}

	@Test
	void sendsBothHalvesWithAToken() throws Exception {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");

		Posted posted = this.house.courier().sendDue(ramq(), this.house, () -> false);

		assertThat(posted.alarms()).as(this.dovecot.log()).isEmpty();
		assertThat(this.house.statuses(form)).containsExactlyInAnyOrder("USERNAME SENT", "PASSWORD SENT");
		assertThat(this.host.journal()).hasSize(2);
		assertThat(this.tokens.asked()).hasSize(1);
	}

	@Test
	@Row("MAIL-53")
	void fetchesATokenInMidRun() throws Exception {
		try (Relay relay = new Relay(ramq().sender(), new AccessTokens(), Duration.ofSeconds(20))) {
			assertThat(relay.connect()).isEmpty();
			this.tokens.endAll();
			this.dovecot.kick();

			assertThat(relay.connect()).as("after the server ended the connection").isEmpty();
			assertThat(this.tokens.asked()).hasSize(2);
		}
	}

	@Test
	@DisplayName("S-08 a relay or a token server that refuses us is an alarm, asked once")
	void leavesAllDueWhenTheTokenIsRefused() throws Exception {
		this.tokens.answer(200, "{\"access_token\": \"canary-never-given\"}");
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");

		Posted posted = this.house.courier().sendDue(ramq(), this.house, () -> false);

		assertThat(posted.alarms()).containsExactly(Alarm.SIGN_IN_REFUSED);
		assertThat(posted.letters()).isEmpty();
		assertThat(this.tokens.asked()).hasSize(1);
		assertThat(this.tokens.shown()).containsExactly("canary-never-given");

		this.tokens.answer(400, "{\"error\": \"invalid_scope\"}");
		assertThat(this.house.courier().sendDue(ramq(), this.house, () -> false).alarms())
			.containsExactly(Alarm.SIGN_IN_REFUSED);
		this.tokens.answer(503, "{}");
		assertThat(this.house.courier().sendDue(ramq(), this.house, () -> false).alarms())
			.containsExactly(Alarm.UNREACHABLE);
	}

	private Agency ramq() {
		Agency ramq = this.house.ramq("smtp://127.0.0.1:" + this.dovecot.submissionPort());
		SenderSettings plain = ramq.sender();
		SignIn token = new SignIn.Token(URI.create(this.tokens.url("/token")), "client",
				new SignIn.Secret(TokenServer.SECRET), Optional.of("mail"), Duration.ofSeconds(5));
		return TestCatalogue.sending(ramq,
				new SenderSettings(plain.smtp(), Optional.of("ramq"), Optional.of(token), plain.address(),
						plain.bounces(), false, plain.timeout(), 10, 10, 4, plain.retry(), plain.fullMailbox()));
	}

}

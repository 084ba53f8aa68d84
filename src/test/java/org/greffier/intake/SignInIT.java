package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.greffier.catalogue.Agency;
import org.greffier.platform.Dovecot;
import org.greffier.platform.Row;
import org.greffier.platform.TokenServer;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signs in to Debian's dovecot, which asks a token server whether a token is good, so
 * that a wrong one and one that ran out really fail.
 */
class SignInIT {

	private static final SignIn PASSWORD = new SignIn.Password(Dovecot.PASSWORD);

	@TempDir
	private Path folder;

	private TokenServer tokens;

	private Dovecot dovecot;

	private final AccessTokens accessTokens = new AccessTokens();

	@BeforeEach
	void start() throws Exception {
		this.tokens = TokenServer.start();
		this.dovecot = Dovecot.start(this.folder, this.tokens, 1);
	}

	@AfterEach
	void stop() {
		this.dovecot.close();
		this.tokens.close();
	}

	@Test
	@Row("MAIL-53")
	void signsInWithATokenAndFetchesAnotherWhenItIsRefused() throws Exception {
		this.dovecot.deliver(IntakeFixtures.mail(IntakeFixtures.withPdf("1", "a.pdf")));
		assertThat(count(plain(token()))).as(this.dovecot.log()).isEqualTo(1);
		assertThat(count(plain(token()))).isEqualTo(1);
		assertThat(this.tokens.asked()).as("a token is kept").hasSize(1);

		this.tokens.endAll();

		assertThat(count(plain(token()))).isEqualTo(1);
		assertThat(this.tokens.asked()).hasSize(2);
	}

	@Test
	@DisplayName("I-09 goes on with a new token where the server ended the connection of an old one in mid-run")
	void fetchesATokenInMidRun() throws Exception {
		try (IntakeHouse house = new IntakeHouse()) {
			for (int mail = 0; mail < 4; mail++) {
				this.dovecot.deliver(IntakeFixtures.mail(IntakeFixtures.withPdf("m" + mail, "a.pdf")));
			}
			AtomicInteger taken = new AtomicInteger();
			Collected collected = house.collector.collect(plain(token()).inboxes().get(0), () -> {
				if (taken.incrementAndGet() == 3) {
					endTheTokenAndItsConnection();
				}
				return false;
			});

			assertThat(collected).isEqualTo(new Collected(4, 4, 0, 0, 0, true));
			assertThat(this.tokens.asked()).hasSize(2);
		}
	}

	@Test
	@DisplayName("MAIL-53 L-01 says what is wrong with a token, and nothing of the token")
	void namesTheTrouble() throws Exception {
		this.tokens.answer(200, "{\"access_token\": \"canary-never-given\"}");
		assertThat(trouble(plain(token()))).isEqualTo(MailboxTrouble.SIGN_IN_REFUSED);
		assertThat(this.tokens.shown()).as("a new token is shown once, whatever the client repeats")
			.containsOnly("canary-never-given");

		this.tokens.answer(401, "{\"error\": \"invalid_client\"}");
		assertThat(trouble(plain(token()))).isEqualTo(MailboxTrouble.TOKEN_REFUSED);

		this.tokens.close();
		assertThat(trouble(plain(token()))).isEqualTo(MailboxTrouble.TOKEN_UNREACHABLE);
		assertThat(trouble(plain(new SignIn.Password("wrong")))).isEqualTo(MailboxTrouble.SIGN_IN_REFUSED);
	}

	@Test
	@DisplayName("L-01 a token is never sent as a password to a server without XOAUTH2")
	void showsNoTokenAsAPassword() throws Exception {
		try (ImapProxy proxy = new ImapProxy(this.dovecot.imapPort(), "AUTH=XOAUTH2")) {
			assertThat(trouble(body(proxy.url(), token()))).isEqualTo(MailboxTrouble.SIGN_IN_REFUSED);
			assertThat(proxy.commands()).noneMatch((line) -> line.startsWith("LOGIN") || line.startsWith("AUTH"));
		}
	}

	@Test
	@DisplayName("S-07 to another machine neither token nor password goes without TLS that holds")
	void saysNothingToAServerWithoutTlsThatHolds() throws Exception {
		for (SignIn signIn : List.of(token(), PASSWORD)) {
			assertThat(trouble(body("imap://127.0.0.2:" + this.dovecot.imapPort(), signIn))).as("no STARTTLS")
				.isEqualTo(MailboxTrouble.TLS_REFUSED);
			assertThat(trouble(body("imap://127.0.0.3:" + this.dovecot.imapPort(), signIn))).as("nobody vouches")
				.isEqualTo(MailboxTrouble.TLS_REFUSED);
			assertThat(trouble(body("imaps://127.0.0.3:" + this.dovecot.imapsPort(), signIn))).as("nobody vouches")
				.isEqualTo(MailboxTrouble.TLS_REFUSED);
		}
		assertThat(this.tokens.shown()).isEmpty();
		assertThat(this.dovecot.log()).doesNotContain("Login:", "auth failed");
	}

	@Test
	void signsInOverTlsWhereTheCertificateIsOfThatHost() throws Exception {
		assertThat(overTls("imaps://127.0.0.3:" + this.dovecot.imapsPort())).isEqualTo("0");
		assertThat(overTls("imaps://127.0.0.4:" + this.dovecot.imapsPort())).isEqualTo("TLS_REFUSED");
	}

	/** In a process of its own, for a process has one trust store. */
	private String overTls(String url) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Djavax.net.ssl.trustStore=" + this.dovecot.trustStore(),
				"-Djavax.net.ssl.trustStorePassword=" + Dovecot.PASSWORD, "-cp", System.getProperty("java.class.path"),
				SignInIT.class.getName(), url)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
	}

	/** Prints how many mails are in a mailbox, or why it cannot be opened. */
	public static void main(String[] url) {
		try {
			System.out.println(new MailCount(new AccessTokens()).of(body(url[0], PASSWORD)));
		}
		catch (MailboxException ex) {
			System.out.println(ex.trouble());
		}
	}

	private void endTheTokenAndItsConnection() {
		this.tokens.endAll();
		try {
			this.dovecot.kick();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SignIn token() {
		return new SignIn.Token(URI.create(this.tokens.url("/token")), "client", new SignIn.Secret(TokenServer.SECRET),
				Optional.empty(), Duration.ofSeconds(5));
	}

	private Agency plain(SignIn signIn) {
		return body("imap://127.0.0.1:" + this.dovecot.imapPort(), signIn);
	}

	private static Agency body(String url, SignIn signIn) {
		return IntakeFixtures.agency(url, signIn, "required");
	}

	private long count(Agency agency) {
		return new MailCount(this.accessTokens).of(agency);
	}

	private MailboxTrouble trouble(Agency agency) {
		MailboxException thrown = catchThrowableOfType(MailboxException.class, () -> count(agency));
		assertThat(thrown).hasNoCause();
		assertThat(thrown.getMessage()).doesNotContain("canary");
		return thrown.trouble();
	}

}

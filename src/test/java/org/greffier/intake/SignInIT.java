package org.greffier.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
	private static Path folder;

	private static TokenServer tokens;

	private static Dovecot dovecot;

	private final AccessTokens accessTokens = new AccessTokens();

	@BeforeAll
	static void start() throws Exception {
		tokens = TokenServer.start();
		dovecot = Dovecot.start(folder, tokens, 1);
	}

	@BeforeEach
	void forget() throws Exception {
		tokens.forget();
		dovecot.forget();
	}

	@AfterAll
	static void stop() {
		dovecot.close();
		tokens.close();
	}

	@Test
	@Row("MAIL-53")
	void signsInWithATokenAndFetchesAnotherWhenItIsRefused() throws Exception {
		dovecot.deliver(IntakeFixtures.mail(IntakeFixtures.withPdf("1", "a.pdf")));
		assertThat(count(plain(token()))).as(dovecot.log()).isEqualTo(1);
		assertThat(count(plain(token()))).isEqualTo(1);
		assertThat(tokens.asked()).as("a token is kept").hasSize(1);

		tokens.endAll();

		assertThat(count(plain(token()))).isEqualTo(1);
		assertThat(tokens.asked()).hasSize(2);
	}

	@Test
	@DisplayName("I-09 goes on with a new token where the server ended the connection of an old one in mid-run")
	void fetchesATokenInMidRun() throws Exception {
		try (IntakeHouse house = new IntakeHouse()) {
			for (int mail = 0; mail < 4; mail++) {
				dovecot.deliver(IntakeFixtures.mail(IntakeFixtures.withPdf("m" + mail, "a.pdf")));
			}
			AtomicInteger taken = new AtomicInteger();
			Collected collected = house.collector.collect(plain(token()).inboxes().get(0), () -> {
				if (taken.incrementAndGet() == 3) {
					endTheTokenAndItsConnection();
				}
				return false;
			});

			assertThat(collected).isEqualTo(new Collected(4, 4, 0, 0, 0, true));
			assertThat(tokens.asked()).hasSize(2);
		}
	}

	@Test
	@DisplayName("files the same on a server with MOVE and on one without, and what is parked elsewhere")
	void filesWithAndWithoutMove() throws Exception {
		try (IntakeHouse house = new IntakeHouse(); ImapProxy proxy = new ImapProxy(dovecot.imapPort(), "MOVE")) {
			for (Agency agency : List.of(plain(PASSWORD), body(proxy.url(), PASSWORD))) {
				// Not the same twice, or the second would be a duplicate.
				String url = agency.mailboxes().get(0).imap();
				dovecot.deliver(IntakeFixtures.mail(IntakeFixtures.withPdf(url, "a.pdf")));
				dovecot.deliver(IntakeFixtures.mail("Content-Type: multipart/mixed; boundary=b\nFrom: a@b.test\n"
						+ "Subject: " + url + "\n\n" + "--b\n\nx\n".repeat(500)));
				dovecot.deliver(IntakeFixtures.mail("From: c@b.test\nSubject: " + url + "\n\nnot opened yet\n"));

				assertThat(house.collect(agency).complete()).isTrue();
				house.received()
					.stream()
					.filter((envelope) -> !new String(house.documents.mail(envelope.id()).orElseThrow(), US_ASCII)
						.contains("not opened yet"))
					.forEach((envelope) -> house.open(envelope, agency));
				assertThat(house.file(agency)).isTrue();

				assertThat(dovecot.count("INBOX", "Processed", "Problem")).as(dovecot.log()).containsExactly(1, 1, 1);
				assertThat(house.collect(agency)).isEqualTo(new Collected(1, 0, 1, 0, 0, true));
				house.received().forEach((envelope) -> house.open(envelope, agency));
				dovecot.forget();
			}
			assertThat(proxy.commands()).anyMatch((command) -> command.startsWith("UID COPY"))
				.anyMatch((command) -> command.startsWith("UID EXPUNGE"))
				.noneMatch((command) -> command.startsWith("UID MOVE") || command.equals("EXPUNGE"));
		}
	}

	@Test
	@DisplayName("MAIL-53 L-01 says what is wrong with a token, and nothing of the token")
	void namesTheTrouble() throws Exception {
		tokens.answer(200, "{\"access_token\": \"canary-never-given\"}");
		assertThat(trouble(plain(token()))).isEqualTo(MailboxTrouble.SIGN_IN_REFUSED);
		assertThat(tokens.shown()).as("a new token is shown once, whatever the client repeats")
			.containsOnly("canary-never-given");

		tokens.answer(401, "{\"error\": \"invalid_client\"}");
		assertThat(trouble(plain(token()))).isEqualTo(MailboxTrouble.TOKEN_REFUSED);

		assertThat(trouble(plain(token("http://127.0.0.1:1/token")))).isEqualTo(MailboxTrouble.TOKEN_UNREACHABLE);
		assertThat(trouble(plain(new SignIn.Password("wrong")))).isEqualTo(MailboxTrouble.SIGN_IN_REFUSED);
	}

	@Test
	@DisplayName("L-01 a token is never sent as a password to a server without XOAUTH2")
	void showsNoTokenAsAPassword() throws Exception {
		try (ImapProxy proxy = new ImapProxy(dovecot.imapPort(), "AUTH=XOAUTH2")) {
			assertThat(trouble(body(proxy.url(), token()))).isEqualTo(MailboxTrouble.SIGN_IN_REFUSED);
			assertThat(proxy.commands()).noneMatch((line) -> line.startsWith("LOGIN") || line.startsWith("AUTH"));
		}
	}

	@Test
	@DisplayName("S-07 to another machine neither token nor password goes without TLS that holds")
	void saysNothingToAServerWithoutTlsThatHolds() throws Exception {
		for (SignIn signIn : List.of(token(), PASSWORD)) {
			assertThat(trouble(body("imap://127.0.0.2:" + dovecot.imapPort(), signIn))).as("no STARTTLS")
				.isEqualTo(MailboxTrouble.TLS_REFUSED);
			assertThat(trouble(body("imap://127.0.0.3:" + dovecot.imapPort(), signIn))).as("nobody vouches")
				.isEqualTo(MailboxTrouble.TLS_REFUSED);
			assertThat(trouble(body("imaps://127.0.0.3:" + dovecot.imapsPort(), signIn))).as("nobody vouches")
				.isEqualTo(MailboxTrouble.TLS_REFUSED);
		}
		assertThat(tokens.shown()).isEmpty();
		assertThat(dovecot.log()).doesNotContain("Login:", "auth failed");
	}

	@Test
	void signsInOverTlsWhereTheCertificateIsOfThatHost() throws Exception {
		assertThat(overTls("imaps://127.0.0.3:" + dovecot.imapsPort())).isEqualTo("0");
		assertThat(overTls("imaps://127.0.0.4:" + dovecot.imapsPort())).isEqualTo("TLS_REFUSED");
	}

	/** In a process of its own, for a process has one trust store. */
	private String overTls(String url) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Djavax.net.ssl.trustStore=" + dovecot.trustStore(),
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
		tokens.endAll();
		try {
			dovecot.kick();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SignIn token() {
		return token(tokens.url("/token"));
	}

	private static SignIn token(String url) {
		return new SignIn.Token(URI.create(url), "client", new SignIn.Secret(TokenServer.SECRET), Optional.empty(),
				Duration.ofSeconds(5));
	}

	private Agency plain(SignIn signIn) {
		return body("imap://127.0.0.1:" + dovecot.imapPort(), signIn);
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

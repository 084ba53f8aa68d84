package org.greffier.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import org.greffier.platform.TokenServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Tokens for a service account, from a server that checks what it signs (RFC 7523). */
class AssertionTests {

	private static final KeyPair KEYS = keys();

	@TempDir
	private Path folder;

	private TokenServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = TokenServer.start();
		this.server.trust(KEYS.getPublic());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void isGivenATokenForASignatureByTheKeyAsGoogleWritesItOrInPem() throws Exception {
		String json = JsonMapper.shared()
			.createObjectNode()
			.put("type", "service_account")
			.put("private_key_id", "k7")
			.put("private_key", pem(KEYS))
			.toString();

		assertThat(TokenEndpoint.fetch(signIn(file(json), "ramq"))).isEqualTo(issued(1));
		assertThat(TokenEndpoint.fetch(signIn(file(pem(KEYS)), "ramq"))).isEqualTo(issued(2));

		assertThat(header(0)).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k7\"}");
		assertThat(header(1)).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
	}

	@Test
	void isRefusedWhenAnotherSignsOrForSomebodyElse() throws Exception {
		Path good = file(pem(KEYS));

		assertThat(refused(signIn(file(pem(keys())), "ramq"))).contains("invalid_grant");
		assertThat(refused(signIn(good, "amp"))).contains("invalid_grant");
	}

	@Test
	void isRefusedElsewhereAndLaterThanItSays() throws Exception {
		SignIn.Token good = signIn(file(pem(KEYS)), "ramq");
		SignIn.Token elsewhere = new SignIn.Token(
				URI.create(good.tokenUrl().toString().replace("127.0.0.1", "localhost")), good.clientId(), good.proof(),
				good.scope(), good.timeout());

		assertThat(refused(elsewhere)).contains("invalid_grant");
		this.server.forward(Duration.ofMinutes(4));
		assertThat(TokenEndpoint.fetch(good).lifetime()).isPositive();
		this.server.forward(Duration.ofMinutes(6));
		assertThat(refused(good)).contains("invalid_grant");
		this.server.forward(Duration.ofSeconds(-50));
		assertThat(TokenEndpoint.fetch(good).lifetime()).as("two clocks differ").isPositive();
	}

	@Test
	@DisplayName("L-01 a key that cannot be read is told without its words and its file's name")
	void namesNothingOfTheKey() throws Exception {
		for (Path bad : new Path[] { file("canary"), file("{\"private_key\": \"canary\"}"), file("{canary"),
				this.folder.resolve("canary") }) {
			SignIn.Token signIn = signIn(bad, "ramq");

			assertThat(((SignIn.Key) signIn.proof()).isThere()).isFalse();
			assertThat(refused(signIn)).contains("key-file").doesNotContain("canary", this.folder.toString());
		}
		assertThat(this.server.asked()).isEmpty();
	}

	private String refused(SignIn.Token signIn) {
		TokenException thrown = catchThrowableOfType(TokenException.class, () -> TokenEndpoint.fetch(signIn));
		assertThat(thrown).hasNoCause();
		assertThat(thrown.isRefused()).isTrue();
		return thrown.getMessage();
	}

	private String header(int asked) {
		String assertion = this.server.asked().get(asked).replaceFirst(".*assertion=", "");
		return new String(Base64.getUrlDecoder().decode(assertion.substring(0, assertion.indexOf('.'))),
				java.nio.charset.StandardCharsets.UTF_8);
	}

	private SignIn.Token signIn(Path file, String user) {
		return new SignIn.Token(URI.create(this.server.url("/token")), TokenServer.ACCOUNT, new SignIn.Key(file, user),
				Optional.of("https://mail.google.com/"), Duration.ofSeconds(20));
	}

	private Path file(String text) throws IOException {
		return Files.writeString(Files.createTempFile(this.folder, "key", ""), text);
	}

	private static TokenEndpoint.Issued issued(int number) {
		return new TokenEndpoint.Issued("canary-token-" + number, Duration.ofSeconds(3599));
	}

	private static String pem(KeyPair keys) {
		return "-----BEGIN PRIVATE KEY-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(keys.getPrivate().getEncoded())
				+ "\n-----END PRIVATE KEY-----\n";
	}

	private static KeyPair keys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

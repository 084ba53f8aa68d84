package org.greffier.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.greffier.platform.TokenServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTests {

	private TokenServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = TokenServer.start();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void asksAsRfc6749SaysAndTakesWhatIsGiven() throws Exception {
		TokenEndpoint.Issued issued = TokenEndpoint.fetch(signIn(this.server.url("/token")));

		assertThat(issued).isEqualTo(new TokenEndpoint.Issued("canary-token-1", Duration.ofSeconds(3599)));
		assertThat(this.server.asked()).containsExactly("grant_type=client_credentials&client_id=client"
				+ "&client_secret=canary-secret%2B%26%3D+%C3%A9&scope=mail");
	}

	@ParameterizedTest(name = "{0} {1}")
	@DisplayName("L-01 what the endpoint says, and the secret, stay out of the exception")
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			400 | {"error": "invalid_client", "error_description": "canary-secret is wrong"} | invalid_client | true
			401 | {"error": "canary-secret"}                                                 | HTTP 401       | true
			302 | {}                                                                         | HTTP 302       | true
			429 | {}                                                                         | HTTP 429       | false
			503 | canary                                                                     | HTTP 503       | false
			200 | canary                                                                     | bearer token   | false
			200 | {"access_token": "can ary"}                                                | bearer token   | false
			200 | {"access_token": "can\\u0001ary"}                                          | bearer token   | false
			200 | {"access_token": "canary", "token_type": "mac"}                            | bearer token   | false
			""")
	void tellsANoFromTrouble(int status, String answer, String code, boolean refused) {
		this.server.answer(status, answer);

		TokenException thrown = catchThrowableOfType(TokenException.class,
				() -> TokenEndpoint.fetch(signIn(this.server.url("/token"))));

		assertThat(thrown).hasMessageContaining(code).hasNoCause();
		assertThat(thrown.isRefused()).isEqualTo(refused);
		assertThat(thrown.getMessage()).doesNotContain("canary");
		assertThat(this.server.asked()).as("no redirect is followed").hasSize(1);
		assertThat(this.server.shown()).isEmpty();
	}

	@Test
	void takesATokenForShortWhenNobodySaysHowLongItLives() throws Exception {
		this.server.answer(200, "{\"access_token\": \"t\"}");

		assertThat(TokenEndpoint.fetch(signIn(this.server.url("/token"))).lifetime()).isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void doesNotWaitForAServerThatSaysNothing() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			TokenException thrown = catchThrowableOfType(TokenException.class, () -> TokenEndpoint
				.fetch(signIn("http://127.0.0.1:" + silent.getLocalPort() + "/token", Duration.ofSeconds(1))));

			assertThat(thrown).hasMessageContaining("no answer in PT1S");
			assertThat(thrown.isRefused()).isFalse();
		}
	}

	private static SignIn.Token signIn(String url) {
		return signIn(url, Duration.ofSeconds(20));
	}

	private static SignIn.Token signIn(String url, Duration timeout) {
		return new SignIn.Token(URI.create(url), "client", new SignIn.Secret(TokenServer.SECRET), Optional.of("mail"),
				timeout);
	}

}

package org.greffier.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessTokensTests {

	private static final SignIn.Token SIGN_IN = new SignIn.Token(URI.create("https://tokens.test/"), "client",
			new SignIn.Secret("canary-secret"), Optional.empty(), Duration.ofSeconds(5));

	private final AtomicInteger fetched = new AtomicInteger();

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

	private final AccessTokens tokens = new AccessTokens(
			(signIn) -> new TokenEndpoint.Issued("token-" + this.fetched.incrementAndGet(), Duration.ofHours(1)),
			this.nanos::get);

	private final List<String> shown = new ArrayList<>();

	@Test
	@DisplayName("T-03 a token's life is counted by the steady time, which may wrap")
	void keepsATokenUntilALittleBeforeItsEnd() throws Exception {
		assertThat(show()).isEqualTo("token-1");
		this.nanos.addAndGet(Duration.ofMinutes(54).toNanos());
		assertThat(show()).isEqualTo("token-1");

		this.nanos.addAndGet(Duration.ofMinutes(1).toNanos());

		assertThat(show()).isEqualTo("token-2");
	}

	@Test
	@Row("MAIL-53")
	void fetchesOnceMoreWhenAKeptTokenIsRefused() throws Exception {
		assertThat(show()).isEqualTo("token-1");

		assertThat(show("token-1")).isEqualTo("token-2");

		assertThat(this.shown).containsExactly("token-1", "token-1", "token-2");
		assertThat(show()).as("the new one is kept").isEqualTo("token-2");
	}

	@Test
	@DisplayName("S-08 a token that was just fetched and is refused is not tried again")
	void doesNotTryANewTokenAgain() {
		assertThatThrownBy(() -> show("token-1")).isInstanceOf(Refused.class);

		assertThat(this.shown).containsExactly("token-1");
	}

	@Test
	void keepsATokenThatWasNotWhatFailed() throws Exception {
		assertThat(show()).isEqualTo("token-1");
		assertThatThrownBy(() -> this.tokens.signIn(SIGN_IN, (secret) -> {
			throw new IllegalStateException("the line broke");
		}, Refused.class::isInstance)).isInstanceOf(IllegalStateException.class);

		assertThat(show()).isEqualTo("token-1");
	}

	@Test
	void fetchesOneTokenForAllWhoNeedIt() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		List<Future<String>> signedIn = threads.invokeAll(java.util.Collections.nCopies(8,
				(Callable<String>) () -> this.tokens.signIn(SIGN_IN, (secret) -> secret, (ex) -> true)));
		threads.shutdown();

		for (Future<String> one : signedIn) {
			assertThat(one.get()).isEqualTo("token-1");
		}
	}

	@Test
	void showsAPasswordAsItIs() throws Exception {
		assertThat(this.tokens.<String, RuntimeException>signIn(new SignIn.Password("word"), (secret) -> secret,
				(ex) -> true))
			.isEqualTo("word");
		assertThat(this.fetched).hasValue(0);
	}

	@Test
	void redactsWhatIsSecret() {
		assertThat(SIGN_IN.toString() + SIGN_IN.proof() + new SignIn.Key(Path.of("/canary"), "canary")
				+ new SignIn.Password("canary") + new TokenEndpoint.Issued("canary", Duration.ofHours(1)))
			.doesNotContain("canary");
	}

	private String show(String... refused) throws Exception {
		return this.tokens.signIn(SIGN_IN, (secret) -> {
			this.shown.add(secret);
			if (Set.of(refused).contains(secret)) {
				throw new Refused();
			}
			return secret;
		}, Refused.class::isInstance);
	}

	private static final class Refused extends Exception {

		private static final long serialVersionUID = 1L;

	}

}

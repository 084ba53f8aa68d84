package org.greffier.safe;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches an access token by client credentials (RFC 6749 section 4.4) or by an assertion
 * that we sign (RFC 7523). Id and secret go in the body, where Exchange's endpoint looks
 * for them; no redirect is followed, for it would carry the secret elsewhere. Nothing is
 * logged, whatever the level.
 */
final class TokenEndpoint {

	/** No answer is near this long; what comes after is not kept. */
	private static final int MOST_BYTES = 64 * 1024;

	/** What a server may say that does not say how long a token lives. */
	private static final long UNSAID_SECONDS = 300;

	private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

	/** Nothing that could end XOAUTH2's fields, or a line. */
	private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");

	/** RFC 6749 section 5.2: the only words of an answer that leave this class. */
	private static final Set<String> ERRORS = Set.of("invalid_request", "invalid_client", "invalid_grant",
			"unauthorized_client", "unsupported_grant_type", "invalid_scope");

	private TokenEndpoint() {
	}

	/**
	 * A token, and how long it lives.
	 *
	 * @param lifetime from when it was asked for
	 */
	record Issued(String token, Duration lifetime) {

		@Override
		public String toString() {
			return "Issued[" + this.lifetime + "]";
		}

	}

	static Issued fetch(SignIn.Token signIn) throws TokenException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		HttpRequest request = HttpRequest.newBuilder(signIn.tokenUrl())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "application/json")
			.POST(BodyPublishers.ofString(form(signIn)))
			.build();
		// A client of its own, once an hour, so that none waits with its threads.
		CompletableFuture<HttpResponse<Void>> answer = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build()
			.sendAsync(request, BodyHandlers.ofByteArrayConsumer((chunk) -> chunk
				.ifPresent((bytes) -> body.write(bytes, 0, Math.min(bytes.length, MOST_BYTES - body.size())))));
		int status = status(answer, signIn.timeout());
		JsonNode json = json(body.toByteArray());
		return (status == 200) ? issued(json) : refused(status, json.path("error").asString(""));
	}

	/** The whole answer within the time, also of a server that sends a byte a second. */
	private static int status(CompletableFuture<HttpResponse<Void>> answer, Duration timeout) throws TokenException {
		try {
			return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
		}
		catch (ExecutionException ex) {
			throw new TokenException(
					Optional.ofNullable(ex.getCause()).map((cause) -> cause.getClass().getName()).orElse("failed"),
					false);
		}
		catch (TimeoutException ex) {
			throw new TokenException("no answer in " + timeout, false);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TokenException("interrupted", false);
		}
		finally {
			answer.cancel(true);
		}
	}

	private static String form(SignIn.Token signIn) throws TokenException {
		Map<String, String> fields = new LinkedHashMap<>();
		if (signIn.proof() instanceof SignIn.Key key) {
			fields.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
			// The machine's time, as the server has it, and not the house's, which a demo
			// may fix.
			fields.put("assertion", Assertion.of(signIn, key, Instant.now()));
		}
		else if (signIn.proof() instanceof SignIn.Secret secret) {
			fields.put("grant_type", "client_credentials");
			fields.put("client_id", signIn.clientId());
			fields.put("client_secret", secret.secret());
			signIn.scope().ifPresent((scope) -> fields.put("scope", scope));
		}
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private static JsonNode json(byte[] body) {
		try {
			return JsonMapper.shared().readTree(body);
		}
		catch (JacksonException ex) {
			// Its message would quote the answer.
			return JsonMapper.shared().createObjectNode();
		}
	}

	private static Issued issued(JsonNode json) throws TokenException {
		String token = json.path("access_token").asString("");
		if (!TOKEN.matcher(token).matches() || !json.path("token_type").asString("Bearer").equalsIgnoreCase("Bearer")) {
			throw new TokenException("an answer without a bearer token", false);
		}
		long seconds = json.path("expires_in").asLong(UNSAID_SECONDS);
		return new Issued(token, Duration.ofSeconds(Math.max(0, Math.min(seconds, MOST_SECONDS))));
	}

	/** Too many requests, and what the server calls its own fault, may pass. */
	private static Issued refused(int status, String error) throws TokenException {
		boolean passes = status == 408 || status == 429 || status >= 500;
		throw new TokenException(ERRORS.contains(error) ? error : "HTTP " + status, !passes);
	}

}

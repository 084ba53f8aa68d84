package org.greffier.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token server on loopback: gives tokens by client credentials, or to who signs as a
 * service account whose key it knows, and tells a mail server whether one is still good
 * (RFC 7662).
 */
public final class TokenServer implements AutoCloseable {

	/** What must be seen nowhere. */
	public static final String SECRET = "canary-secret+&= é";

	/** The service account that is given tokens for its signature. */
	public static final String ACCOUNT = "greffier@project.iam.test";

	private static final String SIGNED = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

	private final HttpServer server;

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

	private final Set<String> good = Collections.synchronizedSet(new HashSet<>());

	private volatile Optional<PublicKey> account = Optional.empty();

	private volatile Clock clock = Clock.systemUTC();

	private volatile int status = 200;

	private volatile String answer = "";

	private TokenServer(HttpServer server) {
		this.server = server;
	}

	public static TokenServer start() throws IOException {
		HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		TokenServer server = new TokenServer(http);
		http.createContext("/token", server::issue);
		http.createContext("/introspect", server::introspect);
		http.start();
		return server;
	}

	public String url(String path) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + path;
	}

	/** As if it had just been started. */
	public void forget() {
		this.asked.clear();
		this.shown.clear();
		this.good.clear();
		this.status = 200;
		this.answer = "";
	}

	/** From now on this is the answer to who wants a token. */
	public void answer(int code, String body) {
		this.status = code;
		this.answer = body;
	}

	/** From now on it gives tokens to who signs with this key as {@link #ACCOUNT}. */
	public void trust(PublicKey key) {
		this.account = Optional.of(key);
	}

	/** Puts its clock forward. */
	public void forward(Duration by) {
		this.clock = Clock.offset(Clock.systemUTC(), by);
	}

	/** No token that was given until now is good any more. */
	public void endAll() {
		this.good.clear();
	}

	/** The forms that were posted for a token. */
	public List<String> asked() {
		return List.copyOf(this.asked);
	}

	/** The tokens that the mail server asked about. */
	public List<String> shown() {
		return List.copyOf(this.shown);
	}

	private void issue(HttpExchange exchange) throws IOException {
		this.asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
		String token = "canary-token-" + this.asked.size();
		String form = this.asked.get(this.asked.size() - 1);
		if (form.startsWith(SIGNED) && !isGood(form.substring(SIGNED.length()))) {
			send(exchange, 400, "{\"error\": \"invalid_grant\"}".getBytes(StandardCharsets.US_ASCII));
			return;
		}
		if (this.answer.isEmpty()) {
			this.good.add(token);
			reply(exchange, """
					{"token_type": "Bearer", "expires_in": 3599, "access_token": "%s"}
					""".formatted(token));
			return;
		}
		reply(exchange, this.answer);
	}

	/** By RFC 7523 section 3, and as Google's server does beyond it. */
	private boolean isGood(String assertion) {
		String[] parts = assertion.split("\\.");
		JsonNode header = json(parts[0]);
		JsonNode claims = json(parts[1]);
		long now = this.clock.instant().getEpochSecond();
		long from = claims.path("iat").asLong();
		long until = claims.path("exp").asLong();
		return header.path("alg").asString().equals("RS256") && isSigned(parts)
				&& claims.path("iss").asString().equals(ACCOUNT) && claims.path("sub").asString().equals("ramq")
				&& claims.path("aud").asString().equals(url("/token"))
				&& claims.path("scope").asString().equals("https://mail.google.com/") && from <= now && now < until
				&& until - from <= Duration.ofHours(1).toSeconds();
	}

	private boolean isSigned(String[] parts) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(this.account.orElseThrow());
			signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
			return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode json(String part) {
		return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
	}

	private void introspect(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
		String token = form.replaceAll("^token=|&.*", "");
		this.shown.add(token);
		boolean active = this.good.contains(token);
		byte[] body = ("{\"active\": " + active + (active ? ", \"username\": \"ramq\"" : "") + "}")
			.getBytes(StandardCharsets.US_ASCII);
		send(exchange, 200, body);
	}

	private void reply(HttpExchange exchange, String body) throws IOException {
		send(exchange, this.status, body.getBytes(StandardCharsets.UTF_8));
	}

	private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.getResponseHeaders().set("Location", "/introspect");
		exchange.sendResponseHeaders(code, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

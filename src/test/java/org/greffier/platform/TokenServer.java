package org.greffier.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A token server on loopback: gives tokens by client credentials, and tells a mail server
 * whether one is still good (RFC 7662).
 */
public final class TokenServer implements AutoCloseable {

	/** What must be seen nowhere. */
	public static final String SECRET = "canary-secret+&= é";

	private final HttpServer server;

	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

	private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

	private final Set<String> good = Collections.synchronizedSet(new HashSet<>());

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

	/** From now on this is the answer to who wants a token. */
	public void answer(int code, String body) {
		this.status = code;
		this.answer = body;
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
		if (this.answer.isEmpty()) {
			this.good.add(token);
			reply(exchange, """
					{"token_type": "Bearer", "expires_in": 3599, "access_token": "%s"}
					""".formatted(token));
			return;
		}
		reply(exchange, this.answer);
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

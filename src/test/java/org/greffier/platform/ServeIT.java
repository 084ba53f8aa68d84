package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as it is started: pages, schedule, and the watch on the mailboxes. */
class ServeIT {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	@TempDir
	private Path folder;

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void collectsWhatComesAndLeavesDecisionsToTheNightAndServesThePages() throws Exception {
		int port = freePort();
		try (LiveHouse house = new LiveHouse(this.folder)) {
			house.set("SERVER_PORT", Integer.toString(port));
			house.set("GREFFIER_NIGHT_LOOK", "1h");
			Process server = house.start("serve");
			try {
				await(house, () -> status(port, "/actuator/health") == 200);
				house.deliverSample("accepted-fr");
				await(house, () -> count(house, "select count(*) from form") == 1);

				assertThat(count(house, "select count(*) from account")).as("no decision by day").isZero();
				assertThat(house.sent()).isEmpty();
				assertThat(status(port, "/ramq/activation")).isEqualTo(200);
				assertThat(status(port, "/nobody/activation")).isEqualTo(404);
				assertThat(status(port, "/actuator/env")).isIn(401, 403, 404);
			}
			finally {
				server.destroy();
				assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("ends on SIGTERM").isTrue();
			}
		}
	}

	private int status(int port, String path) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
				.timeout(Duration.ofSeconds(10))
				.build();
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int count(LiveHouse house, String sql) {
		return house.jdbc().sql(sql).query(Integer.class).single();
	}

	private static void await(LiveHouse house, BooleanSupplier condition) throws Exception {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as(house.logs()).isLessThan(end);
			Thread.sleep(100);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}

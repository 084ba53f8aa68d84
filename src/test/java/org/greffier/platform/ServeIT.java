package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

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
		int port = OwnServers.freePort();
		try (LiveHouse house = new LiveHouse(this.folder)) {
			house.set("SERVER_PORT", Integer.toString(port));
			house.set("GREFFIER_NIGHT_LOOK", "1h");
			Process server = house.start("serve");
			try {
				house.await(LIMIT, () -> status(port, "/actuator/health") == 200);
				house.deliverSample("accepted-fr");
				house.await(LIMIT, () -> house.count("select count(*) from form") == 1);

				assertThat(house.count("select count(*) from account")).as("no decision by day").isZero();
				assertThat(house.sent()).isEmpty();
				assertThat(status(port, "/ramq/activation")).isEqualTo(200);
				assertThat(status(port, "/nobody/activation")).isEqualTo(404);

				String overrun = "insert into run (id, agency, started_at, holder, state) values (gen_random_uuid(), "
						+ "'amp', now() - interval '30 days', 'test', 'STARTED')";
				assertThat(house.jdbc().sql(overrun).update()).isOne();
				assertThat(status(port, "/actuator/health")).as("a run overruns").isEqualTo(503);
				assertThat(status(port, "/actuator/health/liveness")).as("no reason to restart").isEqualTo(200);
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

}

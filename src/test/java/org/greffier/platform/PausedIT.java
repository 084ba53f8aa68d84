package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes and one mailbox (MAIL row 54). */
class PausedIT {

	private static final int MAILS = 60;

	@TempDir
	private Path folder;

	@Test
	@Row("MAIL-54")
	@DisplayName("T-07 a process that slept through its lease while it collected writes nothing more")
	void refusesTheLateWritesOfACollectorThatWasPaused() throws Exception {
		try (LiveHouse house = new LiveHouse(this.folder)) {
			Set<String> recipients = new HashSet<>(SampleExpectation.of("accepted-fr").recipients());
			house.deliverSample("accepted-fr");
			for (int i = 1; i < MAILS; i++) {
				String from = "question-" + i + "@clinique.test";
				recipients.add(from);
				house.mail()
					.deliver(RunIT.mail(from, "Demande", "Bonjour.")
						.replace("\n", "\r\n")
						.getBytes(StandardCharsets.UTF_8), LiveHouse.MAILBOX);
			}
			Process paused = house.start("run", "ramq");
			long limit = System.nanoTime() + Duration.ofMinutes(2).toNanos();
			while (envelopes(house) < 3) {
				assertThat(System.nanoTime()).as(house.logs()).isLessThan(limit);
				Thread.sleep(5);
			}
			signal("STOP", paused);
			assertThat(envelopes(house)).as("paused while it collects").isLessThan(MAILS);

			assertThat(house.run()).as(house.logs()).isZero();
			String after = state(house);
			signal("CONT", paused);

			assertThat(paused.waitFor(30, TimeUnit.SECONDS)).as(house.logs()).isTrue();
			assertThat(paused.exitValue()).as("says that it failed").isEqualTo(1);
			assertThat(house.logs()).contains("LeaseLostException");
			assertThat(state(house)).as("wrote nothing after it was taken over").isEqualTo(after);
			new Invariants(house).hold(MAILS, 1, recipients);
		}
	}

	/** Every event and every envelope: a late write would change it. */
	private static String state(LiveHouse house) {
		return house.jdbc().sql("""
				select (select count(*) from case_event) || ' ' || (select string_agg(e::text, ' ' order by id)
				from envelope e) || (select string_agg(r::text, ' ') from run r)
				""").query(String.class).single();
	}

	private static int envelopes(LiveHouse house) {
		return house.jdbc().sql("select count(*) from envelope").query(Integer.class).single();
	}

	private static void signal(String name, Process process) throws Exception {
		assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
	}

}

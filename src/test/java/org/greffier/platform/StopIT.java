package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is asked to end in the middle of a night (FAULTS C-15). */
class StopIT {

	/** Without a file, so that they are decided one after the other and cost little. */
	private static final int QUESTIONS = 100;

	private static final Duration START = Duration.ofMinutes(2);

	@TempDir
	private Path folder;

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "run", "serve" })
	@DisplayName("C-15 SIGTERM in mid-night: ends in 30 s, the run is STOPPED, the next start completes it")
	void endsInTimeAndGoesOnAtTheNextStart(String command) throws Exception {
		try (LiveHouse house = new LiveHouse(this.folder)) {
			house.set("SERVER_PORT", "0");
			Set<String> recipients = new HashSet<>(SampleExpectation.of("accepted-fr").recipients());
			house.deliverSample("accepted-fr");
			for (int i = 0; i < QUESTIONS; i++) {
				String from = "question-" + i + "@clinique.test";
				house.mail()
					.deliver(RunIT.mail(from, "Demande", "Bonjour, voici ma demande.")
						.replace("\n", "\r\n")
						.getBytes(StandardCharsets.UTF_8), LiveHouse.MAILBOX);
				recipients.add(from);
			}

			Process process = house.start(command);
			long limit = System.nanoTime() + START.toNanos();
			while (house.count("select count(*) from letter") < 3) {
				assertThat(System.nanoTime()).as(house.logs()).isLessThan(limit);
				Thread.sleep(5);
			}
			process.destroy();

			assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(house.logs()).isTrue();
			assertThat(states(house)).containsExactly("STOPPED");
			assertThat(house.count("select count(*) from batch_job_execution where status = 'STOPPED'")).isEqualTo(1);
			assertThat(house.count("select count(*) from envelope where status = 'CLOSED'")).as("in mid-night")
				.isLessThan(QUESTIONS);

			assertThat(house.run()).as(house.logs()).isZero();
			assertThat(states(house)).containsExactly("COMPLETED");
			new Invariants(house).hold(1 + QUESTIONS, 1, recipients);
		}
	}

	/** Of the body whose mails there are: serve runs the night of the other too. */
	private static List<String> states(LiveHouse house) {
		return house.jdbc().sql("select state from run where agency = 'ramq'").query(String.class).list();
	}

}

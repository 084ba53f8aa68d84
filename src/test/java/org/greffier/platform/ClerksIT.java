package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What clerks and operators see of the schedule (RULES X-09). */
@Row("X-09")
class ClerksIT {

	private static final String CLERK = "greffe@ramq.example";

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@TempDir
	private Path folder;

	@Test
	void startsNothingWhileABodyIsPausedAndThenTellsItsClerksOfTheNight() throws Exception {
		try (LiveHouse house = house()) {
			house.deliverSample("accepted-fr");
			assertThat(house.command("admin", "pause", "ramq", "--reason", "Entretien", "--by", "test"))
				.as(house.logs())
				.isZero();
			Process server = house.start("serve");
			try {
				house.await(LIMIT, () -> house
					.count("select count(*) from run where agency = 'amp' and state = 'COMPLETED'") == 1);
				assertThat(house.count("select count(*) from envelope where agency = 'ramq'")).isZero();
				assertThat(house.count("select count(*) from run where agency = 'ramq'")).isZero();

				assertThat(house.command("admin", "resume", "ramq", "--by", "test")).as(house.logs()).isZero();
				house.await(LIMIT, () -> reports(house).size() == 1);
			}
			finally {
				server.destroy();
				server.waitFor();
			}
			assertThat(reports(house).get(0).subject()).startsWith("Rapport de la nuit du");
			assertThat(reports(house).get(0).text()).contains("Demandes acceptées", "REQ-")
				.doesNotContain("@")
				.doesNotContainPattern("CE\\d");
			assertThat(house.count("select count(*) from letter where kind = 'ANSWER'")).as("one answer").isEqualTo(1);
			assertThat(house.jdbc()
				.sql("select event from case_event where agency = 'ramq' and subject = 'agency' order by seq")
				.query(String.class)
				.list()).containsExactly("agency.paused", "agency.resumed");
		}
	}

	@Test
	void tellsTheClerksOfARunOnceAlsoWhenItWasKilled() throws Exception {
		try (LiveHouse house = house()) {
			house.deliverSample("accepted-fr");
			house.runUntilKilledAt("X-09:1");
			assertThat(house.run()).as(house.logs()).isZero();

			assertThat(reports(house)).hasSize(1);
			assertThat(house.count("select count(*) from letter where kind = 'NIGHT_REPORT' and envelope_id is null"))
				.isEqualTo(1);
		}
	}

	/** A house whose nights are due from midnight on, every day, and that has a clerk. */
	private LiveHouse house() throws IOException {
		Path jobs = this.folder.resolve("jobs");
		FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
		for (String body : List.of("ramq", "amp")) {
			Path job = jobs.resolve(body).resolve("job.yaml");
			Files.writeString(job, Files.readString(job)
				.replaceFirst("schedule: \\{.*\\}", "schedule: {cron: \"0 0 0 * * *\", zone: America/Toronto}"));
		}
		Path ramq = jobs.resolve("ramq").resolve("job.yaml");
		Files.writeString(ramq, Files.readString(ramq) + "clerks: {addresses: [" + CLERK + "], language: fr}\n");
		LiveHouse house = new LiveHouse(this.folder);
		house.set("GREFFIER_JOBS", jobs.toString());
		house.set("GREFFIER_NIGHT_LOOK", "200ms");
		house.set("SERVER_PORT", Integer.toString(OwnServers.freePort()));
		return house;
	}

	private static List<SentMail> reports(LiveHouse house) {
		return house.sent().stream().filter((mail) -> mail.to().equals(CLERK)).toList();
	}

}

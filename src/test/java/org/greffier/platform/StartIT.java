package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

class StartIT {

	@TempDir
	private Path folder;

	private final TestDatabase database = TestDatabase.fresh();

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void migrateSaysThatNothingIsLeftToDo() throws Exception {
		int code = execute("migrate", "--json", "--config", config("greffier_app"));

		assertThat(this.err.toString()).isEmpty();
		assertThat(code).isZero();
		assertThat(this.out.toString()).contains("\"applied\":0").contains("\"version\":\"" + newest() + "\"");
	}

	@Test
	void takesTheRunningRoleOnAnUpToDateSchema() throws Exception {
		SchemaGate.check(settings("greffier_app"));
	}

	@Test
	void refusesToWorkWithTheOwnersRole() {
		org.assertj.core.api.Assertions.assertThatThrownBy(() -> SchemaGate.check(settings("greffier_owner")))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("greffier migrate alone");
	}

	@Test
	void refusesASchemaThatIsNotUpToDate() throws Exception {
		JdbcClient.create(this.database.owner())
			.sql("delete from flyway_schema_history where version = :newest")
			.param("newest", newest())
			.update();

		org.assertj.core.api.Assertions.assertThatThrownBy(() -> SchemaGate.check(settings("greffier_app")))
			.isInstanceOf(Refusal.class)
			.hasMessageContaining("run greffier migrate");
	}

	@Test
	void saysThatAPasswordIsWrong() {
		Settings.Database wrong = new Settings.Database(this.database.url(), "nobody_here", "canary",
				new Settings.Owner(null, null), 5, java.time.Duration.ofSeconds(1));

		org.assertj.core.api.Assertions.assertThatThrownBy(() -> SchemaGate.check(wrong))
			.isInstanceOf(Refusal.class)
			.hasMessageNotContaining("canary");
	}

	/** The version of the last migration that the project has. */
	private static String newest() throws Exception {
		try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
			return files.map((file) -> file.getFileName().toString().replaceFirst("^V(\\d+)__.*", "$1"))
				.max(Comparator.naturalOrder())
				.orElseThrow();
		}
	}

	private Settings.Database settings(String user) {
		return new Settings.Database(this.database.url(), user, this.database.password(),
				new Settings.Owner(null, null), 5, java.time.Duration.ofSeconds(1));
	}

	private String config(String user) throws Exception {
		Path config = this.folder.resolve("settings.yaml");
		Files.writeString(config, """
				greffier:
				  keys: keys
				  database:
				    url: "%s"
				    user: %s
				    password: %s
				    owner: {user: greffier_owner, password: %s}
				""".formatted(this.database.url(), user, this.database.password(), this.database.password()));
		return config.toString();
	}

	private int execute(String... arguments) {
		CommandLine line = Greffier.commandLine();
		line.setOut(new PrintWriter(this.out, true));
		line.setErr(new PrintWriter(this.err, true));
		return line.execute(arguments);
	}

}

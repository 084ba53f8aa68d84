package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTests {

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void namesEverySettingThatIsMissingInOneLine() {
		int code = execute("migrate");

		assertThat(code).isEqualTo(2);
		assertThat(this.err.toString().strip()).hasLineCount(1)
			.contains("greffier.database must be set")
			.contains("greffier.keys must be set");
	}

	@Test
	void namesASettingThatIsNotUnderstoodWithoutItsValue() throws Exception {
		Path config = this.folder.resolve("settings.yaml");
		Files.writeString(config, """
				greffier:
				  keys: keys
				  database: {url: "jdbc:postgresql://localhost/x", user: u, password: p, connections: secret-canary}
				""");

		int code = execute("migrate", "--config", config.toString());

		assertThat(code).isEqualTo(2);
		assertThat(this.err.toString().strip()).hasLineCount(1)
			.contains("greffier.database.connections")
			.doesNotContain("canary");
	}

	@Test
	void namesASettingThatIsOutOfItsLimits() throws Exception {
		Path config = this.folder.resolve("settings.yaml");
		Files.writeString(config, """
				greffier:
				  keys: keys
				  database: {url: "jdbc:postgresql://localhost/x", user: u, password: p, connections: 1}
				""");

		int code = execute("migrate", "--config", config.toString());

		assertThat(code).isEqualTo(2);
		assertThat(this.err.toString().strip()).hasLineCount(1).contains("greffier.database.connections");
	}

	@Test
	void refusesACommandThatDoesNotExist() {
		assertThat(execute("perform-miracles")).isEqualTo(2);
		assertThat(execute()).isEqualTo(2);
	}

	@Test
	void showsHelpForEveryCommand() {
		assertThat(execute("--help")).isZero();
		for (String command : Greffier.commandLine().getSubcommands().keySet()) {
			if (!Greffier.commandLine().getSubcommands().get(command).getCommandSpec().usageMessage().hidden()) {
				assertThat(execute(command, "--help")).as(command).isZero();
			}
		}
	}

	private int execute(String... arguments) {
		CommandLine line = Greffier.commandLine();
		line.setOut(new PrintWriter(this.out, true));
		line.setErr(new PrintWriter(this.err, true));
		return line.execute(arguments);
	}

}

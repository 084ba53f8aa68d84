package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatabaseHostIT {

	@TempDir
	private Path folder;

	private Process host;

	@AfterEach
	void endHost() throws IOException, InterruptedException {
		if (this.host != null) {
			this.host.getOutputStream().close();
			this.host.waitFor(30, TimeUnit.SECONDS);
			this.host.destroyForcibly();
		}
		OrphanedServer.end(this.folder.resolve("data/postmaster.pid"));
	}

	@Test
	void letsInOnlyWithAPasswordAndKeepsWhatWasCommitted() throws Exception {
		JsonNode line = start();
		assertThatThrownBy(() -> connect(line, "greffier_owner", "").close()).isInstanceOf(SQLException.class);
		assertThatThrownBy(() -> connect(line, "postgres", "").close()).isInstanceOf(SQLException.class);
		try (Connection owner = connect(line, "greffier_owner", secret(line, "owner"));
				Statement statement = owner.createStatement()) {
			statement.execute("create table kept (id int)");
			statement.execute("insert into kept values (7)");
			assertThat(setting(statement, "fsync")).isEqualTo("on");
			assertThat(setting(statement, "synchronous_commit")).isEqualTo("on");
			assertThat(setting(statement, "listen_addresses")).isEqualTo("127.0.0.1");
		}

		this.host.toHandle().destroyForcibly();
		this.host.waitFor();
		JsonNode second = start();

		try (Connection owner = connect(second, "greffier_owner", secret(second, "owner"));
				Statement statement = owner.createStatement();
				ResultSet rows = statement.executeQuery("select id from kept")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(7);
		}
	}

	@Test
	void refusesAFolderThatAnotherHostHolds() throws Exception {
		start();

		Process second = process();
		String error = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

		assertThat(second.waitFor()).isEqualTo(1);
		assertThat(error).contains("another host works in the folder").hasLineCount(1);
	}

	private JsonNode start() throws IOException {
		this.host = process();
		BufferedReader out = new BufferedReader(
				new InputStreamReader(this.host.getInputStream(), StandardCharsets.UTF_8));
		return JsonMapper.shared().readTree(out.readLine());
	}

	private Process process() throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-cp",
				System.getProperty("java.class.path"), Greffier.class.getName(), "host-db", "--folder",
				this.folder.toString())
			.start();
	}

	private static String secret(JsonNode line, String role) throws IOException {
		return Files.readString(Path.of(line.get(role + "PasswordFile").asString()));
	}

	private static Connection connect(JsonNode line, String user, String password) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", user);
		properties.setProperty("password", password);
		return DriverManager.getConnection(line.get("url").asString(), properties);
	}

	private static String setting(Statement statement, String name) throws SQLException {
		try (ResultSet rows = statement.executeQuery("show " + name)) {
			rows.next();
			return rows.getString(1);
		}
	}

}

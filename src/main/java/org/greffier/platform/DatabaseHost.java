package org.greffier.platform;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for the demonstration, in a folder of its own: durable, on loopback
 * alone, with both roles and a password for each. Start it only in a process of its own,
 * so that killing the product leaves it alone.
 * <p>
 * The folder holds {@code host.lock}, {@code data}, {@code work} (the server's binaries)
 * and one password file a role, readable by their owner alone.
 */
final class DatabaseHost implements AutoCloseable {

	static final String DATABASE = "greffier";

	static final String OWNER = "greffier_owner";

	static final String APP = "greffier_app";

	private static final String SUPERUSER = "postgres";

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private static final List<String> PASSWORDS_ONLY = List.of("# Written by greffier: passwords only, loopback only.",
			"host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256");

	private final FileChannel channel;

	private final EmbeddedPostgres postgres;

	private final Path folder;

	private DatabaseHost(Path folder, FileChannel channel, EmbeddedPostgres postgres) {
		this.folder = folder;
		this.channel = channel;
		this.postgres = postgres;
	}

	/**
	 * Starts the server of a folder, ending first what a killed host left of it.
	 * @param port of loopback, or 0 for a free one
	 * @throws Refusal if another host holds the folder
	 */
	static DatabaseHost start(Path folder, int port) throws IOException {
		Files.createDirectories(folder);
		FileChannel channel = FileChannel.open(folder.resolve("host.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		@Nullable FileLock lock = channel.tryLock();
		if (lock == null) {
			channel.close();
			throw Refusal.failed("another host works in the folder " + folder);
		}
		Path data = folder.resolve("data");
		OrphanedServer.end(data.resolve("postmaster.pid"));
		EmbeddedPostgres postgres = configure(folder, data, port).start();
		DatabaseHost host = new DatabaseHost(folder, channel, postgres);
		try {
			host.secure(data);
			return host;
		}
		catch (SQLException ex) {
			host.close();
			throw new IOException("the server did not take its roles", ex);
		}
	}

	private static EmbeddedPostgres.Builder configure(Path folder, Path data, int port) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setOverrideWorkingDirectory(folder.resolve("work").toFile())
			.setPGStartupWait(START_LIMIT)
			.setConnectConfig("password", PasswordFile.of(folder, SUPERUSER).read())
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setServerConfig("unix_socket_directories", "")
			.setServerConfig("password_encryption", "scram-sha-256")
			.setServerConfig("fsync", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "100")
			.setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(folder)))
			.setErrorRedirector(ProcessBuilder.Redirect.appendTo(log(folder)))
			.setRegisterShutdownHook(true);
		return (port == 0) ? builder : builder.setPort(port);
	}

	private static File log(Path folder) {
		return folder.resolve("postgres.log").toFile();
	}

	/** Roles and passwords first, then the rule that lets nobody in without one. */
	private void secure(Path data) throws SQLException, IOException {
		try (Connection connection = this.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			for (String role : List.of(SUPERUSER, OWNER, APP)) {
				statement.execute(
						"""
								do $$ begin
								if not exists (select 1 from pg_roles where rolname = '%1$s') then create role %1$s login; end if;
								end $$"""
							.formatted(role));
				statement.execute("alter role " + role + " password '" + password(role).read() + "'");
			}
			boolean exists;
			try (var rows = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
				exists = rows.next();
			}
			if (!exists) {
				statement.execute("create database " + DATABASE + " owner " + OWNER);
			}
			Files.write(data.resolve("pg_hba.conf"), PASSWORDS_ONLY);
			statement.execute("select pg_reload_conf()");
		}
	}

	int port() {
		return this.postgres.getPort();
	}

	/** Without user and password. */
	String url() {
		return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
	}

	/** The file that holds the password of {@link #OWNER} or {@link #APP}. */
	PasswordFile password(String role) {
		return PasswordFile.of(this.folder, role);
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
		this.channel.close();
	}

}

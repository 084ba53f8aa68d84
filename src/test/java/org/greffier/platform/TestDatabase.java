package org.greffier.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Real PostgreSQL for tests: one server a JVM, in a zone that is not UTC, and one new
 * database a test class, migrated by the owner's role and used with the running role.
 */
public final class TestDatabase {

	private static final String PASSWORD = "test-only";

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final String name;

	private TestDatabase(String name) {
		this.name = name;
	}

	/** A new, migrated database. */
	public static TestDatabase fresh() {
		String name = "test_" + COUNT.incrementAndGet();
		execute("create database " + name + " template " + Server.TEMPLATE + " owner greffier_owner");
		return new TestDatabase(name);
	}

	/** As the product runs: it can neither alter the schema nor change the audit. */
	public DataSource app() {
		return source(this.name, "greffier_app");
	}

	public DataSource owner() {
		return source(this.name, "greffier_owner");
	}

	public JdbcClient jdbc() {
		return JdbcClient.create(app());
	}

	public TransactionTemplate transactions(DataSource source) {
		return new TransactionTemplate(new JdbcTransactionManager(source));
	}

	public String url() {
		return ((PGSimpleDataSource) app()).getUrl();
	}

	public String password() {
		return PASSWORD;
	}

	private static DataSource source(String database, String user) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setPortNumbers(new int[] { Server.POSTGRES.getPort() });
		source.setDatabaseName(database);
		source.setUser(user);
		source.setPassword(PASSWORD);
		return source;
	}

	private static void execute(String sql) {
		try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Server {

		static final String TEMPLATE = "greffier_template";

		static final EmbeddedPostgres POSTGRES = start();

		static {
			execute("create role greffier_owner login password '" + PASSWORD + "'");
			execute("create role greffier_app login password '" + PASSWORD + "'");
			execute("create database " + TEMPLATE + " owner greffier_owner");
			Flyway.configure()
				.dataSource(source(TEMPLATE, "greffier_owner"))
				.placeholders(Map.of("app", "greffier_app"))
				.load()
				.migrate();
		}

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder().setServerConfig("TimeZone", "Asia/Kolkata").start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}

package org.greffier.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Looks at the database before anything works with it: it answers, its schema is the one
 * of this product, and the role can neither alter it nor change the audit.
 */
final class SchemaGate {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	/** SQLSTATE class of a refused sign-in. */
	private static final String SIGN_IN = "28";

	private SchemaGate() {
	}

	/**
	 * Checks.
	 * @throws Refusal with the one line that says what to do
	 */
	static void check(Settings.Database database) {
		waitFor(database);
		Flyway flyway = Flyway.configure()
			.dataSource(database.url(), database.user(), database.password())
			.placeholders(java.util.Map.of("app", database.user()))
			.load();
		try {
			MigrationInfoService info = flyway.info();
			boolean failed = java.util.Arrays.stream(info.all()).anyMatch((m) -> m.getState().isFailed());
			boolean future = java.util.Arrays.stream(info.all())
				.anyMatch((m) -> m.getState().isApplied() && !m.getState().isResolved());
			if (future) {
				throw Refusal.failed("the database is newer than this product: run a newer greffier");
			}
			if (failed || info.pending().length > 0) {
				throw Refusal.failed("the database's schema is not up to date: run greffier migrate");
			}
		}
		catch (FlywayException ex) {
			throw Refusal.failed("the database has no schema that this role may use: run greffier migrate");
		}
		checkRole(database);
	}

	private static void checkRole(Settings.Database database) {
		try (Connection connection = open(database);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("""
						select has_schema_privilege(current_user, 'public', 'CREATE')
						    or has_table_privilege(current_user, 'case_event', 'UPDATE')
						    or has_table_privilege(current_user, 'case_event', 'DELETE')
						""")) {
			row.next();
			if (row.getBoolean(1)) {
				throw Refusal.wrongUse("greffier.database.user may alter the schema or change the audit:"
						+ " set the running role there, the owner's is for greffier migrate alone");
			}
		}
		catch (SQLException ex) {
			throw Refusal.failed("the database does not answer, SQL state " + ex.getSQLState());
		}
	}

	private static void waitFor(Settings.Database database) {
		long limit = System.nanoTime() + database.patience().toNanos();
		while (true) {
			try (Connection connection = open(database)) {
				if (connection.isValid(0)) {
					return;
				}
			}
			catch (SQLException ex) {
				String state = String.valueOf(ex.getSQLState());
				if (state.startsWith(SIGN_IN)) {
					throw Refusal.failed("the database refuses greffier.database.user with its password");
				}
				if (System.nanoTime() > limit) {
					throw Refusal.failed("the database at greffier.database.url does not answer, SQL state " + state);
				}
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Refusal.failed("interrupted while waiting for the database");
		}
	}

	private static Connection open(Settings.Database database) throws SQLException {
		return DriverManager.getConnection(database.url(), database.user(), database.password());
	}

}

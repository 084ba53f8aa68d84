package org.greffier.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.greffier.form.AgencyId;

/**
 * One courier a body at a time, in all processes: a lock of PostgreSQL that lives as long
 * as its connection. It ends with a process that is killed, and a paused one keeps it, so
 * that a letter found under way is in doubt and nobody else's.
 */
final class Turn {

	private final Connection connection;

	private final String name;

	private Turn(Connection connection, String name) {
		this.connection = connection;
		this.name = name;
	}

	/** The turn; empty when another has it. */
	static Optional<Turn> take(DataSource source, AgencyId agency) {
		try {
			Connection connection = source.getConnection();
			Turn turn = new Turn(connection, "greffier.courier." + agency);
			if (turn.ask("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
				return Optional.of(turn);
			}
			connection.close();
			return Optional.empty();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the database does not answer; nothing was sent", ex);
		}
	}

	private boolean ask(String sql) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			statement.setString(1, this.name);
			try (ResultSet answer = statement.executeQuery()) {
				return answer.next() && answer.getBoolean(1);
			}
		}
	}

	/** Gives the turn back. */
	void end() {
		try (Connection closing = this.connection) {
			if (!ask("select pg_advisory_unlock(hashtextextended(?, 0))")) {
				closing.abort(Runnable::run);
			}
		}
		catch (SQLException ex) {
			// the connection is gone, and the lock with it
		}
	}

}

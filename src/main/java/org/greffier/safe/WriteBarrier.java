package org.greffier.safe;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands between what a run committed and what follows from it outside: a letter that is
 * sent, a mail that is moved (ADR 12). Commits of a run do not wait for the disk
 * ({@link Leases#fence}); they reach it in their order, so one that waits makes all
 * before it safe. Thread-safe.
 */
public final class WriteBarrier {

	private final JdbcClient jdbc;

	public WriteBarrier(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns when everything that was committed before, by anybody, is on the disk. It
	 * locks nothing, so that those of several threads wait for one write together.
	 * @throws IllegalStateException if a transaction is open: it would not be on the disk
	 * @throws org.springframework.dao.DataAccessException if the database cannot say so:
	 * nothing may follow
	 */
	public void pass() {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("a write barrier inside a transaction");
		}
		// The message is a record in the log and nothing else: what makes a commit wait.
		boolean unused = this.jdbc.sql("""
				select set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, 'greffier', '')
				""").query((row, n) -> true).single();
	}

}

package org.greffier.safe;

import java.time.Duration;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Leases with fencing tokens, in database time (DESIGN part 7; FAULTS T-06, T-07, C-16).
 * <p>
 * {@link #take}, {@link #renew} and {@link #release} commit by themselves: call them
 * outside a transaction. {@link #fence} belongs inside the transaction whose writes only
 * the holder may make. Thread-safe.
 */
public final class Leases {

	private final JdbcClient jdbc;

	public Leases(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Takes a lease that nobody holds, or whose holder let it run out. Waits for the
	 * transactions that are fenced with it; those end by themselves, at the latest when
	 * their process has been silent for the length of its lease.
	 * <p>
	 * Two statements: {@code on conflict do update} names one unique index, and of two
	 * takers that insert the same new name at once the other index fails the second.
	 * @param holder unique to one life of one process: a holder that comes back is
	 * another
	 * @return empty while another holds it
	 */
	public Optional<Lease> take(String name, String holder, Duration length) {
		this.jdbc.sql("""
				insert into lease (name, holder, token, expires_at) values (:name, null, 1, clock_timestamp())
				on conflict do nothing
				""").param("name", name).update();
		return this.jdbc.sql("""
				update lease set holder = :holder, token = token + 1,
				       expires_at = clock_timestamp() + :millis * interval '1 ms'
				where name = :name and (holder is null or expires_at <= clock_timestamp())
				returning token
				""")
			.param("name", name)
			.param("holder", holder)
			.param("millis", length.toMillis())
			.query(Long.class)
			.optional()
			.map((token) -> new Lease(name, holder, token, length));
	}

	/**
	 * Makes a lease last its length from now. One that ran out but that nobody took over
	 * is renewed too: nobody worked in between.
	 * @return false when it was taken over or given back
	 */
	public boolean renew(Lease lease) {
		return this.jdbc.sql("""
				update lease set expires_at = clock_timestamp() + :millis * interval '1 ms'
				where name = :name and token = :token and holder = :holder
				""")
			.param("millis", lease.length().toMillis())
			.param("name", lease.name())
			.param("token", lease.token())
			.param("holder", lease.holder())
			.update() == 1;
	}

	/** Gives a lease back; does nothing when it was taken over. */
	public void release(Lease lease) {
		this.jdbc.sql("""
				update lease set holder = null
				where name = :name and token = :token and holder = :holder
				""").param("name", lease.name()).param("token", lease.token()).param("holder", lease.holder()).update();
	}

	/**
	 * Makes sure, until the transaction ends, that nobody takes the lease over: a
	 * take-over waits. So that it does not wait for ever for a process that was paused,
	 * the database ends this transaction when nothing comes from it for the length of the
	 * lease. The commit does not wait for the disk: a {@link WriteBarrier} does, before
	 * anything follows from it outside.
	 * @throws LeaseLostException if it was taken over or given back: the transaction must
	 * roll back
	 * @throws IllegalStateException if no transaction is open
	 */
	public void fence(Lease lease) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("fence " + lease.name() + " inside a transaction");
		}
		boolean held = this.jdbc.sql("""
				select set_config('idle_in_transaction_session_timeout', :millis, true),
				       set_config('synchronous_commit', 'off', true)
				from lease where name = :name and token = :token and holder = :holder for key share
				""")
			.param("millis", Long.toString(lease.length().toMillis()))
			.param("name", lease.name())
			.param("token", lease.token())
			.param("holder", lease.holder())
			.query((row, n) -> true)
			.optional()
			.isPresent();
		if (!held) {
			throw new LeaseLostException(lease);
		}
	}

}

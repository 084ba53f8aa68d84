package org.greffier.safe;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews one lease in a thread of its own until it is closed, then gives it back.
 * <p>
 * A renewal that fails because the database does not answer is tried again; only the
 * database's word that the lease is another's ends it. The thread is a daemon: it keeps
 * no process alive.
 */
public final class LeaseKeeper implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

	private final Leases leases;

	private final Lease lease;

	private final Thread thread;

	private volatile boolean lost;

	private LeaseKeeper(Leases leases, Lease lease, Duration renewal) {
		this.leases = leases;
		this.lease = lease;
		this.thread = new Thread(() -> renewUntilInterrupted(renewal), "lease-" + lease.name());
		this.thread.setDaemon(true);
	}

	/** Starts renewing a lease that was just taken. */
	public static LeaseKeeper keep(Leases leases, Lease lease, Duration renewal) {
		LeaseKeeper keeper = new LeaseKeeper(leases, lease, renewal);
		keeper.thread.start();
		return keeper;
	}

	public Lease lease() {
		return this.lease;
	}

	/** Whether another took the lease over: the work on it should stop. */
	public boolean isLost() {
		return this.lost;
	}

	@Override
	public void close() {
		this.thread.interrupt();
		try {
			this.thread.join(this.lease.length().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.leases.release(this.lease);
	}

	private void renewUntilInterrupted(Duration renewal) {
		try {
			while (!this.lost) {
				Thread.sleep(renewal.toMillis());
				renew();
			}
		}
		catch (InterruptedException ex) {
			// closed: the thread ends
		}
	}

	private void renew() {
		try {
			if (!this.leases.renew(this.lease)) {
				this.lost = true;
				log.warn("lease {} with token {} was taken over", this.lease.name(), this.lease.token());
			}
		}
		catch (RuntimeException ex) {
			log.warn("lease {} was not renewed, trying again: {}", this.lease.name(), ex.getClass().getSimpleName());
		}
	}

}

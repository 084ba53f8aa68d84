package org.greffier.jobs;

import java.util.function.Supplier;

import org.greffier.safe.Lease;
import org.greffier.safe.LeaseLostException;
import org.greffier.safe.Leases;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of every stage. What a thread does {@link #under} a lease is fenced
 * with it: when another process took the lease over, nothing more is written (FAULTS
 * T-07), and its commits do not wait for the disk (ADR 12). A thread without a lease,
 * such as a web request, is not fenced.
 * <p>
 * A transaction that the database ended because of a lock or a deadlock is done again, up
 * to {@value #TRIES} times (FAULTS D-08).
 */
public final class FencedTransactions extends TransactionTemplate {

	private static final int TRIES = 5;

	private static final long serialVersionUID = 1L;

	private static final ThreadLocal<Lease> CURRENT = new ThreadLocal<>();

	private final transient Leases leases;

	public FencedTransactions(PlatformTransactionManager manager, Leases leases) {
		super(manager);
		this.leases = leases;
	}

	@Override
	public <T extends @Nullable Object> T execute(TransactionCallback<T> action) throws TransactionException {
		boolean outermost = !TransactionSynchronizationManager.isActualTransactionActive();
		for (int left = TRIES - 1;; left--) {
			try {
				return super.execute((status) -> {
					@Nullable Lease lease = CURRENT.get();
					if (lease != null) {
						this.leases.fence(lease);
					}
					return action.doInTransaction(status);
				});
			}
			catch (PessimisticLockingFailureException ex) {
				if (!outermost || left == 0) {
					throw ex;
				}
			}
		}
	}

	/** One transaction; every change in it, or none. */
	<T> T in(Supplier<T> work) {
		return execute((status) -> work.get());
	}

	void run(Runnable work) {
		executeWithoutResult((status) -> work.run());
	}

	/** Does work of this thread under a lease: every transaction in it is fenced. */
	<T> T under(Lease lease, Supplier<T> work) {
		@Nullable Lease before = CURRENT.get();
		CURRENT.set(lease);
		try {
			return work.get();
		}
		finally {
			if (before == null) {
				CURRENT.remove();
			}
			else {
				CURRENT.set(before);
			}
		}
	}

	/** The same work for another thread, under the lease that this thread is under. */
	public Runnable carry(Runnable work) {
		@Nullable Lease lease = CURRENT.get();
		return (lease == null) ? work : () -> under(lease, () -> {
			work.run();
			return true;
		});
	}

	/**
	 * Whether a failure is the house's and not the item's: the step stops, and the item
	 * has lost no try.
	 */
	static boolean isOfTheHouse(RuntimeException ex) {
		return ex instanceof LeaseLostException || ex instanceof TransactionException
				|| ex instanceof org.springframework.dao.DataAccessResourceFailureException
				|| ex instanceof org.springframework.dao.TransientDataAccessException;
	}

}

package org.greffier.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Threads that do a step's items side by side, under the night's lease. For items that do
 * not depend on each other's order; what an item leaves behind must bear another at the
 * same time.
 */
final class Lanes implements AutoCloseable {

	/** For work that waits for the database more than it computes. */
	static final int USUAL = 4;

	/** For work that has a whole mail in memory. */
	static final int LARGE = 2;

	private final Night night;

	private final FencedTransactions transactions;

	private final ExecutorService threads;

	Lanes(Night night, FencedTransactions transactions, int count) {
		this.night = night;
		this.transactions = transactions;
		this.threads = Executors.newFixedThreadPool(count);
	}

	/**
	 * Does all items and returns when every one was done, failed, or was left because the
	 * night is interrupted. Throws what the first failed one threw.
	 */
	<T> void each(List<T> items, Consumer<T> work) {
		List<Callable<Boolean>> tasks = items.stream()
			.<Callable<Boolean>>map((item) -> () -> this.transactions.under(this.night.lease(), () -> {
				boolean goesOn = !this.night.interrupted().getAsBoolean();
				if (goesOn) {
					work.accept(item);
				}
				return goesOn;
			}))
			.toList();
		try {
			for (Future<Boolean> done : this.threads.invokeAll(tasks)) {
				done.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while items were done side by side", ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause
					: new IllegalStateException("an item could not be done", ex.getCause());
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}

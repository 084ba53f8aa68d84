package org.greffier.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.greffier.safe.Failpoint;
import org.springframework.core.task.TaskDecorator;

/**
 * One pass of the courier over what is due. The first connection is made alone, so that a
 * relay that refuses us is asked once (FAULTS S-08); the others follow when there is work
 * for them.
 */
final class Pass {

	private final Tally tally;

	private final int connections;

	private final TaskDecorator carry;

	private final Supplier<Sender> senders;

	Pass(Tally tally, int connections, TaskDecorator carry, Supplier<Sender> senders) {
		this.tally = tally;
		this.connections = connections;
		this.carry = carry;
		this.senders = senders;
	}

	/**
	 * Sends until nothing is due, the limit is reached, the house ends, or an alarm
	 * stands in the way. Returns, or throws what stopped a sender, when every sender has
	 * ended.
	 */
	Posted run() {
		try (Sender first = this.senders.get()) {
			int due = first.prepare();
			if (due > 0 && first.connect()) {
				Failpoint.reached("C-07");
				List<Sender> all = new ArrayList<>(List.of(first));
				while (all.size() < Math.min(this.connections, due)) {
					all.add(this.senders.get());
				}
				send(all);
			}
			return this.tally.posted(first.due());
		}
	}

	private void send(List<Sender> senders) {
		ExecutorService threads = Executors.newFixedThreadPool(senders.size());
		try {
			List<Future<?>> sending = new ArrayList<>();
			senders.forEach((sender) -> sending.add(threads.submit(this.carry.decorate(() -> send(sender)))));
			for (Future<?> done : sending) {
				done.get();
			}
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause
					: new IllegalStateException("a sender stopped", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while letters were sent", ex);
		}
		finally {
			this.tally.stop();
			end(threads);
		}
	}

	/** Waits for the letters under way, each of which has its deadline. */
	private static void end(ExecutorService threads) {
		threads.shutdown();
		boolean interrupted = Thread.interrupted();
		while (!threads.isTerminated()) {
			try {
				boolean unused = threads.awaitTermination(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void send(Sender sender) {
		try (sender) {
			sender.sendAll();
		}
		catch (RuntimeException ex) {
			this.tally.stop();
			throw ex;
		}
	}

}

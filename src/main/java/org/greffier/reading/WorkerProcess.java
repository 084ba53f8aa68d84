package org.greffier.reading;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.greffier.safe.Failpoint;

/**
 * One child JVM as its parent sees it. Its environment has nothing of ours, it has
 * nowhere to write messages, and lives until it is killed, has read its share of files,
 * or loses its parent. Used by one thread at a time.
 */
final class WorkerProcess {

	/** A reading of the largest form is some kilobytes; more is not an answer. */
	private static final int ANSWER_BYTES = 16 * 1024 * 1024;

	private final ReaderSettings settings;

	private final Duration startTime;

	private final ScheduledExecutorService watchdog;

	private final Process process;

	private final DataInputStream answers;

	private final DataOutputStream requests;

	private boolean ready;

	private int read;

	WorkerProcess(ReaderSettings settings, Duration startTime, ScheduledExecutorService watchdog) {
		this.settings = settings;
		this.startTime = startTime;
		this.watchdog = watchdog;
		ProcessBuilder builder = new ProcessBuilder(settings.commandLine());
		builder.environment().clear();
		// Tesseract's own threads would take the other workers' cores
		builder.environment().put("OMP_THREAD_LIMIT", "1");
		builder.redirectError(ProcessBuilder.Redirect.DISCARD);
		try {
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new ReaderUnavailableException("no reader process starts: is Java where it was?", ex);
		}
		this.answers = new DataInputStream(this.process.getInputStream());
		this.requests = new DataOutputStream(new BufferedOutputStream(this.process.getOutputStream()));
	}

	/**
	 * Sends a request and waits for its answer.
	 * @return the answer, or why there is none; then this process is dead
	 */
	Exchange exchange(byte[] request, Duration limit) {
		awaitReady();
		this.read++;
		return within(limit, () -> {
			Frames.write(this.requests, request);
			Failpoint.reached("C-04");
			return Frames.read(this.answers, ANSWER_BYTES);
		});
	}

	boolean alive() {
		return this.process.isAlive();
	}

	/** Files sent so far. */
	int read() {
		return this.read;
	}

	long pid() {
		return this.process.pid();
	}

	/** Ends the process at once and waits until it is gone. */
	void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	private void awaitReady() {
		if (this.ready) {
			return;
		}
		Exchange hello = within(this.startTime, () -> Frames.read(this.answers, ANSWER_BYTES));
		if (hello.answer().isEmpty()) {
			throw new ReaderUnavailableException("a reader process did not start (" + hello.why() + "): see that "
					+ this.settings.jobs() + " is a catalogue that passes check, and that this machine has "
					+ this.settings.heapMb() + " MB for each reader");
		}
		this.ready = true;
	}

	private Exchange within(Duration limit, Conversation conversation) {
		AtomicBoolean overrun = new AtomicBoolean();
		ScheduledFuture<?> kill = this.watchdog.schedule(() -> {
			overrun.set(true);
			this.process.destroyForcibly();
		}, limit.toMillis(), TimeUnit.MILLISECONDS);
		Optional<byte[]> answer;
		try {
			answer = conversation.hold();
		}
		catch (IOException ex) {
			// a broken pipe says only that the process died; its exit says why
			answer = Optional.empty();
		}
		finally {
			kill.cancel(false);
		}
		if (answer.isPresent() && !overrun.get()) {
			return new Exchange(answer, "");
		}
		kill();
		return new Exchange(Optional.empty(), overrun.get() ? "killed after " + limit.toMillis() + " ms"
				: "ended with exit code " + this.process.exitValue());
	}

	/**
	 * What came of one conversation.
	 *
	 * @param why there is no answer; blank when there is one
	 */
	record Exchange(Optional<byte[]> answer, String why) {
	}

	@FunctionalInterface
	private interface Conversation {

		Optional<byte[]> hold() throws IOException;

	}

}

package org.greffier.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.greffier.form.Reading;

/**
 * One {@link TimedWorker} and what its process held at most, as Linux counts it.
 */
final class WatchedWorker implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final int PAGES = 50;

	private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

	private final WorkerProcess process;

	WatchedWorker(Path jobs) {
		ReaderSettings usual = ReaderSettings.ofClassPath(jobs);
		List<String> command = new ArrayList<>(usual.command());
		command.set(command.size() - 1, TimedWorker.class.getName());
		this.process = new WorkerProcess(new ReaderSettings(jobs, 1, usual.heapMb(), command), LIMIT, this.watchdog);
	}

	/**
	 * What came of one file.
	 *
	 * @param peakMb that the process held while it read, in millions of bytes; empty
	 * where no {@code /proc} says it
	 */
	record Answer(Reading reading, TimedWorker.Costs costs, OptionalDouble peakMb) {
	}

	Answer read(byte[] file) {
		forgetPeak();
		byte[] answer = this.process.exchange(Request.of(PAGES, file).frame(), LIMIT)
			.answer()
			.orElseThrow(() -> new IllegalStateException("the worker died or hung at a file of " + file.length));
		return new Answer(ReadingJson.read(Arrays.copyOfRange(answer, TimedWorker.Costs.BYTES, answer.length)),
				TimedWorker.Costs.of(answer), peak());
	}

	/** Sets the peak back to what is held now; see proc(5), clear_refs. */
	private void forgetPeak() {
		try {
			Files.writeString(proc("clear_refs"), "5");
		}
		catch (IOException ex) {
			// without it each peak is that since the start, which is no less true
		}
	}

	private OptionalDouble peak() {
		try {
			return Files.readAllLines(proc("status"), StandardCharsets.UTF_8)
				.stream()
				.filter((line) -> line.startsWith("VmHWM:"))
				.mapToDouble((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
				.findFirst();
		}
		catch (IOException ex) {
			return OptionalDouble.empty();
		}
	}

	private Path proc(String file) {
		return Path.of("/proc", String.valueOf(this.process.pid()), file);
	}

	@Override
	public void close() {
		this.process.kill();
		this.watchdog.shutdownNow();
	}

}

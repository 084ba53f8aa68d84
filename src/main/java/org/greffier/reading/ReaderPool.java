package org.greffier.reading;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;

import org.greffier.catalogue.Limits;
import org.greffier.form.FindingCode;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.Source;
import org.greffier.reading.WorkerProcess.Exchange;
import org.greffier.reading.digital.TrustAnchors;
import org.greffier.reading.scan.Tesseract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of child JVMs that open documents, each one file at a time (READING 1 and 2). A
 * child that overruns a file's time is killed; it costs that file one try and is replaced
 * before the next. Safe for use by several threads; as many files are read at once as
 * there are workers, further callers wait.
 */
public final class ReaderPool implements Reader, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ReaderPool.class);

	private final ReaderSettings settings;

	private final ReadingLimits limits;

	private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "reader-watchdog");
		thread.setDaemon(true);
		return thread;
	});

	/** A slot is free when it lies here; an empty one has no process yet. */
	private final BlockingQueue<Optional<WorkerProcess>> free = new LinkedBlockingQueue<>();

	private final Queue<WorkerProcess> started = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	/**
	 * Starts the workers, without waiting for them.
	 * @throws ReaderUnavailableException if no process can be started
	 */
	public ReaderPool(ReaderSettings settings) {
		this.settings = settings;
		this.limits = ReadingLimits.load(settings.jobs());
		// what is wrong with the folder is said here and not by a process that does not
		// start
		TrustAnchors.load(settings.jobs());
		if (Tesseract.data().isEmpty()) {
			log.warn("Scans have no second reader: install the French data of Tesseract, on Debian tesseract-ocr-fra");
		}
		for (int i = 0; i < settings.workers(); i++) {
			this.free.add(Optional.of(start()));
		}
	}

	@Override
	public ReadOutcome read(byte[] file, Limits limits) {
		if (!Magic.isPdf(file)) {
			return new ReadOutcome.Done(unopened(file, Magic.problem(file)));
		}
		if (file.length > limits.fileBytes()) {
			return new ReadOutcome.Done(
					unopened(file, Problem.of(FindingCode.FILE_TOO_LARGE, Limits.inMegabytes(limits.fileBytes()))));
		}
		Optional<WorkerProcess> worker = take();
		try {
			worker = Optional.of(fresh(worker));
			return outcome(worker.get().exchange(Request.of(limits.pages(), file).frame(), limits.readTime()));
		}
		finally {
			this.free.add(worker.filter(WorkerProcess::alive));
		}
	}

	/** Ends all workers, also those that read. */
	@Override
	public void close() {
		this.closed = true;
		this.watchdog.shutdownNow();
		this.started.forEach(WorkerProcess::kill);
	}

	/**
	 * The process ids of the workers that live, for the watch over what is left behind.
	 */
	List<Long> pids() {
		return this.started.stream().filter(WorkerProcess::alive).map(WorkerProcess::pid).toList();
	}

	private ReadOutcome outcome(Exchange exchange) {
		if (exchange.answer().isEmpty()) {
			log.warn("A reader process {}", exchange.why());
			return new ReadOutcome.Failed("the reader process " + exchange.why());
		}
		return new ReadOutcome.Done(ReadingJson.read(exchange.answer().get()));
	}

	/** The worker itself, or another where it is dead or has read its share. */
	private WorkerProcess fresh(Optional<WorkerProcess> worker) {
		if (worker.isPresent() && worker.get().alive() && worker.get().read() < this.limits.filesPerWorker()) {
			return worker.get();
		}
		worker.ifPresent(WorkerProcess::kill);
		this.started.removeIf((one) -> !one.alive());
		return start();
	}

	private WorkerProcess start() {
		if (this.closed) {
			throw new ReaderUnavailableException("the reader is closed");
		}
		WorkerProcess worker = new WorkerProcess(this.settings, this.limits.startTime(), this.watchdog);
		this.started.add(worker);
		return worker;
	}

	private Optional<WorkerProcess> take() {
		try {
			return this.free.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ReaderUnavailableException("interrupted while waiting for a reader process", ex);
		}
	}

	private static Reading unopened(byte[] file, Problem problem) {
		return new Reading(sha256(file), Optional.empty(), Optional.empty(), 0, Source.SCAN, Map.of(), Map.of(),
				List.of(problem));
	}

	static String sha256(byte[] file) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("the platform lacks SHA-256", ex);
		}
	}

}

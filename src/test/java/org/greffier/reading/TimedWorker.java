package org.greffier.reading;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.greffier.form.Reading;
import org.greffier.reading.Stopwatch.Stage;

/**
 * A worker that answers what each stage cost beside what it read: the product's own
 * reader with the product's own options, so that the compiler, the heap and the collector
 * are those of a night. Its answers begin with {@link Costs}.
 */
public final class TimedWorker {

	private static final int REQUEST_BYTES = 64 * 1024 * 1024;

	private TimedWorker() {
	}

	/**
	 * Nanoseconds that the thread spent in each stage, by {@link Stage}'s order, and by
	 * the clock in all.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Costs(long[] cpu, long wall) {

		static final int BYTES = Long.BYTES * (Stage.values().length + 1);

		static Costs of(byte[] answer) {
			ByteBuffer buffer = ByteBuffer.wrap(answer);
			long[] cpu = new long[Stage.values().length];
			for (int i = 0; i < cpu.length; i++) {
				cpu[i] = buffer.getLong();
			}
			return new Costs(cpu, buffer.getLong());
		}

	}

	/**
	 * Serves until standard input ends.
	 * @param arguments the catalogue's folder
	 */
	public static void main(String[] arguments) throws IOException {
		OutputStream out = new FileOutputStream(FileDescriptor.out);
		System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
		Laps laps = new Laps();
		FormReader reader = FormReader.of(Path.of(arguments[0]), laps);
		try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
				DataOutputStream answers = new DataOutputStream(out)) {
			Frames.write(answers, "ready".getBytes(StandardCharsets.US_ASCII));
			for (Optional<byte[]> frame = Frames.read(in, REQUEST_BYTES); frame
				.isPresent(); frame = Frames.read(in, REQUEST_BYTES)) {
				Request request = Request.parse(frame.get());
				long start = System.nanoTime();
				laps.start();
				Reading reading = reader.read(request);
				laps.begin(Stage.OPEN);
				byte[] json = ReadingJson.write(reading);
				ByteBuffer answer = ByteBuffer.allocate(Costs.BYTES + json.length);
				for (long spent : laps.spent) {
					answer.putLong(spent);
				}
				Frames.write(answers, answer.putLong(System.nanoTime() - start).put(json).array());
			}
		}
	}

	/** Adds the thread's CPU time up by stage. */
	private static final class Laps implements Stopwatch {

		private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

		private long[] spent = new long[Stage.values().length];

		private Stage running = Stage.OPEN;

		private long since;

		void start() {
			this.spent = new long[Stage.values().length];
			this.running = Stage.OPEN;
			this.since = this.clock.getCurrentThreadCpuTime();
		}

		@Override
		public void begin(Stage stage) {
			long now = this.clock.getCurrentThreadCpuTime();
			this.spent[place(this.running)] += now - this.since;
			this.running = stage;
			this.since = now;
		}

	}

	@SuppressWarnings("EnumOrdinal") // the order of the answer's numbers
	static int place(Stage stage) {
		return stage.ordinal();
	}

}

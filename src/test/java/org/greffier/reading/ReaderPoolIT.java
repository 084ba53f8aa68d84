package org.greffier.reading;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.greffier.catalogue.Limits;
import org.greffier.form.FindingCode;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real child JVMs, killed and crashed for good. */
class ReaderPoolIT {

	private static final Limits LIMITS = limits(Duration.ofSeconds(60));

	static Limits limits(Duration readTime) {
		return new Limits(25 << 20, 10 << 20, 6, 20, 200, 20, readTime, 3);
	}

	/** A pool's settings with another main class. */
	static ReaderSettings settings(String mainClass, int workers) {
		return new ReaderSettings(PdfForm.JOBS, workers, 64,
				List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp",
						System.getProperty("java.class.path"), mainClass));
	}

	private static ReaderPool pool(int workers) {
		ReaderSettings own = ReaderSettings.ofClassPath(PdfForm.JOBS);
		return new ReaderPool(new ReaderSettings(own.jobs(), workers, own.heapMb(), own.command()));
	}

	private static byte[] order(String what) {
		return ("%PDF " + what).getBytes(StandardCharsets.US_ASCII);
	}

	private static Reading done(ReadOutcome outcome) {
		return outcome.fold(ReadOutcome.Done::reading, (failed) -> {
			throw new AssertionError(failed.why());
		});
	}

	private static String failed(ReadOutcome outcome) {
		return outcome.fold((done) -> {
			throw new AssertionError("read: " + done.reading());
		}, ReadOutcome.Failed::why);
	}

	@Test
	void readsFormInAnotherProcess() throws IOException {
		try (ReaderPool pool = pool(1)) {
			Reading reading = done(pool.read(PdfForm.good().bytes(), LIMITS));

			assertThat(reading.problems()).isEmpty();
			assertThat(reading.kind()).contains(PdfForm.kind("ramq", "ramq-delegation").current());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "crash", "oom", "flood" })
	void deathOfTheWorkerCostsOneFileOneTry(String what) {
		try (ReaderPool pool = new ReaderPool(settings(NaughtyWorker.class.getName(), 1))) {
			assertThat(failed(pool.read(order(what), LIMITS))).startsWith("the reader process ended with exit code");
			assertThat(done(pool.read(order("good"), LIMITS)).pages()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("P-01: a file that takes too long is killed and the next is read")
	void overrunIsKilled() {
		try (ReaderPool pool = new ReaderPool(settings(NaughtyWorker.class.getName(), 1))) {
			done(pool.read(order("good"), LIMITS));
			long pid = pool.pids().get(0);
			Instant start = Instant.now();

			assertThat(failed(pool.read(order("hang"), limits(Duration.ofSeconds(1)))))
				.contains("killed after 1000 ms");
			assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
			assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
			assertThat(done(pool.read(order("good"), LIMITS)).pages()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("P-01: a file that keeps a real worker busy")
	void busyWorkerIsKilled() throws IOException {
		try (ReaderPool pool = pool(1)) {
			byte[] good = PdfForm.good().bytes();
			done(pool.read(good, LIMITS));
			assertThat(failed(pool.read(slowFile(), limits(Duration.ofSeconds(2))))).contains("killed after 2000 ms");
			assertThat(done(pool.read(good, LIMITS)).problems()).isEmpty();
		}
	}

	@Test
	@DisplayName("P-01, P-02, P-04: hostile files end in a problem and the next form is read")
	void hostileFiles() throws IOException {
		byte[] bomb = HostileFileTests.bomb(1 << 30);
		try (ReaderPool pool = pool(1)) {
			List<byte[]> hostile = List
				.of(HostileFileTests.withStream("/Filter /FlateDecode", bomb),
						HostileFileTests.withStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", bomb),
						HostileFileTests.withStream(
								"/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /BitsPerComponent 8"
										+ " /ColorSpace /DeviceGray /Filter /FlateDecode",
								HostileFileTests.bomb(1000)));
			for (byte[] file : hostile) {
				assertThat(FormReaderTests.codes(done(pool.read(file, LIMITS))))
					.containsExactly(FindingCode.LIMIT_EXCEEDED);
			}
			assertThat(done(pool.read(PdfForm.good().bytes(), LIMITS)).problems()).isEmpty();
		}
	}

	@Test
	void whatIsNoPdfNeedsNoWorker() {
		try (ReaderPool pool = new ReaderPool(settings(NaughtyWorker.class.getName(), 1))) {
			Reading word = done(
					pool.read("PK\u0003\u0004 word/document.xml".getBytes(StandardCharsets.ISO_8859_1), LIMITS));
			assertThat(word.problems()).containsExactly(Problem.of(FindingCode.NOT_PDF, "docx"));

			Reading large = done(pool.read(order("x".repeat(11 << 20)), LIMITS));
			assertThat(large.problems()).containsExactly(Problem.of(FindingCode.FILE_TOO_LARGE, "10"));
		}
	}

	@Test
	void workerIsReplacedAfterItsShareOfFiles(@TempDir Path jobs) throws IOException {
		Files.writeString(jobs.resolve("reading.yaml"), "files-per-worker: 2\n");
		ReaderSettings naughty = settings(NaughtyWorker.class.getName(), 1);
		try (ReaderPool pool = new ReaderPool(new ReaderSettings(jobs, 1, 64, naughty.command()))) {
			done(pool.read(order("one"), LIMITS));
			long first = pool.pids().get(0);
			done(pool.read(order("two"), LIMITS));
			assertThat(pool.pids()).containsExactly(first);

			done(pool.read(order("three"), LIMITS));
			assertThat(pool.pids()).hasSize(1).doesNotContain(first);
		}
	}

	@Test
	void environmentOfWorkerIsEmpty() throws IOException {
		try (ReaderPool pool = new ReaderPool(settings(NaughtyWorker.class.getName(), 1))) {
			done(pool.read(order("good"), LIMITS));
			Path environment = Path.of("/proc/" + pool.pids().get(0) + "/environ");

			if (Files.exists(environment)) {
				assertThat(Files.readString(environment, StandardCharsets.ISO_8859_1)).doesNotContain("PATH", "HOME");
			}
		}
	}

	@Test
	void catalogueThatDoesNotLoadIsNoFilesFault(@TempDir Path empty) {
		ReaderSettings own = ReaderSettings.ofClassPath(empty);
		try (ReaderPool pool = new ReaderPool(new ReaderSettings(empty, 1, 128, own.command()))) {
			assertThatThrownBy(() -> pool.read(order("good"), LIMITS)).isInstanceOf(ReaderUnavailableException.class)
				.hasMessageContaining("exit code 1");
		}
	}

	@Test
	void closingEndsAllWorkers() {
		ReaderPool pool = new ReaderPool(settings(NaughtyWorker.class.getName(), 2));
		List<Long> pids = pool.pids();
		pool.close();

		assertThat(pids).hasSize(2)
			.allSatisfy((pid) -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty());
	}

	@Test
	@DisplayName("C-04: a worker ends with its parent, also in the middle of a file")
	void workerEndsWithItsParent() throws IOException, InterruptedException {
		Path file = Files.createTempFile("slow", ".pdf");
		Files.write(file, slowFile());
		Process parent = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
				System.getProperty("java.class.path"), ReaderParent.class.getName(), file.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
			ProcessHandle child = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
			Thread.sleep(3000);
			assertThat(lines.ready()).as("the file is read already").isFalse();
			assertThat(child.isAlive()).isTrue();

			parent.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
			child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
		}
		finally {
			parent.destroyForcibly();
			Files.deleteIfExists(file);
		}
	}

	/** A picture within all caps, drawn again and again on a page without a word. */
	private static byte[] slowFile() throws IOException {
		byte[] picture = HostileFileTests.bomb(5_000 * 5_000);
		String draw = "q 600 0 0 700 5 5 cm /Im Do Q\n".repeat(20_000);
		return PdfForm.raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
						+ " /Resources << /XObject << /Im 5 0 R >> >> >>",
				"<< /Length " + draw.length() + " >>\nstream\n" + draw + "\nendstream",
				"<< /Type /XObject /Subtype /Image /Width 5000 /Height 5000 /BitsPerComponent 8"
						+ " /ColorSpace /DeviceGray /Filter /FlateDecode /Length " + picture.length + " >>\nstream\n"
						+ new String(picture, StandardCharsets.ISO_8859_1) + "\nendstream");
	}

}

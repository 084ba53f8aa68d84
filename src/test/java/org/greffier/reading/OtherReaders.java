package org.greffier.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the usual programs cost on the same pages: {@code tesseract} on pictures of 300
 * dots an inch that were made before and are not counted, {@code ocrmypdf} on the file.
 * Each on one thread; CPU time as the shell's {@code times} counts its children.
 */
final class OtherReaders {

	private static final int MINUTES = 5;

	/** What {@code times} prints of children: user and system, such as 0m1.250s. */
	private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

	private OtherReaders() {
	}

	static boolean installed(String program) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder).resolve(program)));
	}

	/** Milliseconds of CPU time for a file; empty when the program could not read it. */
	static OptionalDouble ocrmypdf(byte[] pdf) {
		return within(pdf, "ocrmypdf -q -l eng --rotate-pages --deskew --jobs 1 --output-type pdf in.pdf out.pdf");
	}

	/** The same of {@code tesseract}, all pages one after the other. */
	static OptionalDouble tesseract(byte[] pdf) {
		return within(pdf, "for p in p*.png; do tesseract $p $p -l eng || exit 1; done");
	}

	private static OptionalDouble within(byte[] pdf, String command) {
		try {
			Path folder = Files.createTempDirectory("ocr");
			try {
				Files.write(folder.resolve("in.pdf"), pdf);
				run(folder, "pdftoppm -r 300 -gray -png in.pdf p");
				return run(folder, command);
			}
			finally {
				remove(folder);
			}
		}
		catch (IOException ex) {
			return OptionalDouble.empty();
		}
	}

	private static OptionalDouble run(Path folder, String command) throws IOException {
		Path said = folder.resolve("said");
		ProcessBuilder builder = new ProcessBuilder("sh", "-c",
				"(" + command + ") >/dev/null 2>&1; s=$?; times; exit $s")
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(said.toFile());
		builder.environment().put("OMP_THREAD_LIMIT", "1");
		Process process = builder.start();
		try {
			if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
				return OptionalDouble.empty();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		List<String> lines = Files.readAllLines(said);
		Matcher matcher = TIME.matcher(lines.get(lines.size() - 1));
		double seconds = 0;
		while (matcher.find()) {
			seconds += 60 * Double.parseDouble(matcher.group(1)) + Double.parseDouble(matcher.group(2));
		}
		return OptionalDouble.of(1000 * seconds);
	}

	private static void remove(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}

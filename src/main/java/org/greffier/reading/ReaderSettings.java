package org.greffier.reading;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How documents are opened.
 *
 * @param jobs the catalogue's folder, which each worker loads for itself
 * @param workers child JVMs, at least 1; one per core is what pays
 * @param heapMb of each child, 64 or more; 256 by default
 * @param command starts a worker: the program and its arguments up to and including the
 * main class or sub-command; the pool puts the heap's size behind the first word and the
 * catalogue's folder at the end
 */
public record ReaderSettings(Path jobs, int workers, int heapMb, List<String> command) {

	private static final int DEFAULT_HEAP_MB = 256;

	/**
	 * What makes a worker start fast (READING 2): no second compiler, the simplest
	 * collector, the shared class archive, and no heap dump of somebody's form.
	 */
	private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
			"-XX:+ExitOnOutOfMemoryError", "-XX:-HeapDumpOnOutOfMemoryError", "-Xss1m", "-Djava.awt.headless=true",
			"-Dfile.encoding=UTF-8", "-Duser.timezone=UTC");

	public ReaderSettings {
		if (workers < 1 || heapMb < 64 || command.isEmpty()) {
			throw new IllegalArgumentException("a reader needs 1 worker, 64 MB and a command");
		}
		jobs = jobs.toAbsolutePath().normalize();
		command = List.copyOf(command);
	}

	/** One worker a core, started from this JVM's own class path. */
	public static ReaderSettings ofClassPath(Path jobs) {
		return new ReaderSettings(jobs, Runtime.getRuntime().availableProcessors(), DEFAULT_HEAP_MB,
				java("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
	}

	/**
	 * One worker a core, started from an executable jar.
	 * @param jar the product's jar
	 * @param subCommand that ends in {@link Worker#main}
	 */
	public static ReaderSettings ofJar(Path jobs, Path jar, String subCommand) {
		return new ReaderSettings(jobs, Runtime.getRuntime().availableProcessors(), DEFAULT_HEAP_MB,
				java("-jar", jar.toAbsolutePath().toString(), subCommand));
	}

	/** The whole command line of a worker. */
	List<String> commandLine() {
		List<String> line = new ArrayList<>();
		line.add(this.command.get(0));
		line.add("-Xmx" + this.heapMb + "m");
		line.addAll(this.command.subList(1, this.command.size()));
		line.add(this.jobs.toString());
		return line;
	}

	private static List<String> java(String... rest) {
		List<String> command = new ArrayList<>();
		command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
		command.addAll(OPTIONS);
		command.addAll(List.of(rest));
		return command;
	}

}

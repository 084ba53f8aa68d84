package org.greffier.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A child of the benchmark: answers in lines of JSON, and ends when its input does. */
final class BenchProcess implements AutoCloseable {

	private static final double TICKS_PER_SECOND = 100;

	private static final int GRACE_SECONDS = 20;

	private final Process process;

	private final BufferedReader out;

	private final Path log;

	private BenchProcess(Process process, Path log) {
		this.process = process;
		this.out = process.inputReader(StandardCharsets.UTF_8);
		this.log = log;
	}

	/**
	 * Starts a child.
	 * @param log where its standard error goes
	 */
	static BenchProcess start(List<String> command, Map<String, String> environment, Path log) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(environment);
		builder.redirectError(Redirect.appendTo(log.toFile()));
		return new BenchProcess(builder.start(), log);
	}

	/** Its next line that is JSON. */
	JsonNode answer() throws IOException {
		String line = this.out.readLine();
		while (line != null && !line.startsWith("{")) {
			line = this.out.readLine();
		}
		if (line == null) {
			throw Refusal.failed("a process of the benchmark ended early; see " + this.log);
		}
		return JsonMapper.shared().readTree(line);
	}

	/** Says one line to it and waits for what it answers. */
	JsonNode ask(String line) throws IOException {
		this.process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
		this.process.getOutputStream().flush();
		return answer();
	}

	/** Waits for its end, which must be with exit code 0. */
	void finish() throws IOException, InterruptedException {
		this.out.transferTo(java.io.Writer.nullWriter());
		if (this.process.waitFor() != 0) {
			throw Refusal.failed("a process of the benchmark failed; see " + this.log);
		}
	}

	long pid() {
		return this.process.pid();
	}

	/**
	 * The CPU seconds that a process and all below it used until now; those of ended
	 * children count too, once they were waited for (proc(5), stat).
	 */
	static double cpuSeconds(long pid) {
		try (Stream<ProcessHandle> all = ProcessHandle.of(pid)
			.map((handle) -> Stream.concat(Stream.of(handle), handle.descendants()))
			.orElse(Stream.empty())) {
			return all.mapToLong((handle) -> ticks(handle.pid())).sum() / TICKS_PER_SECOND;
		}
	}

	private static long ticks(long pid) {
		try {
			String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
			List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
			return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
			if (!this.process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroy();
			}
		}
		catch (IOException ex) {
			this.process.destroy();
		}
		catch (InterruptedException ex) {
			this.process.destroy();
			Thread.currentThread().interrupt();
		}
	}

}

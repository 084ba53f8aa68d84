package org.greffier.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One child process of the demonstration. It ends when its standard input closes, so it
 * ends with us however we end.
 */
final class DemoProcess implements AutoCloseable {

	private static final Duration GRACE = Duration.ofSeconds(15);

	private final String name;

	private final Process process;

	private final BufferedReader out;

	private final Path log;

	private DemoProcess(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.out = process.inputReader(StandardCharsets.UTF_8);
		this.log = log;
	}

	/**
	 * Starts the product's own command line in another JVM.
	 * @param log where its standard error goes
	 */
	static DemoProcess start(String name, List<String> jvm, List<String> arguments, Map<String, String> environment,
			Path log) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(OwnCommand.of(jvm, arguments));
		builder.environment().putAll(environment);
		builder.redirectError(Redirect.appendTo(log.toFile()));
		return new DemoProcess(name, builder.start(), log);
	}

	/** The line of JSON that a host prints once it is ready. */
	JsonNode ready() throws IOException {
		String line = this.out.readLine();
		while (line != null && !line.startsWith("{")) {
			line = this.out.readLine();
		}
		if (line == null) {
			throw Refusal.failed(this.name + " did not start; see " + this.log);
		}
		return JsonMapper.shared().readTree(line);
	}

	/** Everything it prints until it ends, which must be with exit code 0. */
	String finish() throws IOException, InterruptedException {
		StringBuilder text = new StringBuilder();
		for (String line = this.out.readLine(); line != null; line = this.out.readLine()) {
			text.append(line).append('\n');
		}
		int code = this.process.waitFor();
		if (code != 0) {
			throw Refusal.failed(this.name + " ended with exit code " + code + "; see " + this.log);
		}
		return text.toString();
	}

	/**
	 * As {@link #finish}, of a command that prints JSON; what else it prints is left out.
	 */
	JsonNode finishJson() throws IOException, InterruptedException {
		String text = finish();
		int start = text.indexOf("{\n") >= 0 && !text.startsWith("{") ? text.indexOf("{\n") : text.indexOf('{');
		try {
			return JsonMapper.shared().readTree(text.substring(Math.max(0, start)));
		}
		catch (JacksonException ex) {
			throw Refusal.failed(this.name + " printed no JSON; see " + this.log);
		}
	}

	/** Waits for a line with these words in it. */
	void says(String words) throws IOException {
		for (String line = this.out.readLine(); line != null; line = this.out.readLine()) {
			if (line.contains(words)) {
				return;
			}
		}
		throw Refusal.failed(this.name + " did not start; see " + this.log);
	}

	/** Waits until it ends by itself. */
	void waitFor() throws IOException, InterruptedException {
		this.out.transferTo(Writer.nullWriter());
		this.process.waitFor();
	}

	@Override
	public void close() {
		try {
			this.process.getOutputStream().close();
			if (!this.process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.process.destroy();
				if (!this.process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
					this.process.destroyForcibly();
				}
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

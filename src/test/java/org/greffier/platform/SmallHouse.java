package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole house for tests: a database, a mail host with the mailboxes of both bodies, and
 * the settings that join them. Runs the product in this JVM, or in another that may be
 * killed.
 */
final class SmallHouse implements AutoCloseable {

	static final String RAMQ = "acces@ramq.example";

	static final String AMP = "acces@amp.example";

	private final Path folder;

	private final TestDatabase database = TestDatabase.fresh();

	private final MailHost mail;

	private final Path config;

	/**
	 * Builds the house.
	 * @param folder for its settings, keys and secrets
	 */
	SmallHouse(Path folder) {
		this.folder = folder;
		try {
			this.mail = MailHost.start(new MailHost.Settings(0, 0, "mx.ramq.example", java.time.Duration.ofSeconds(2)));
			secret("RAMQ", RAMQ);
			secret("AMP", AMP);
			Path keys = folder.resolve("keys");
			Files.writeString(keys, "k1=" + key() + "\nhash=" + key() + "\n");
			this.config = folder.resolve("settings.yaml");
			Files.writeString(this.config, """
					greffier:
					  keys: "%s"
					  secrets: "%s"
					  database: {url: "%s", user: greffier_app, password: "%s"}
					  lease: {length: 3s, renewal: 500ms}
					""".formatted(keys, folder.resolve("secrets"), this.database.url(), this.database.password()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Gives the house a catalogue of its own, a copy, and says where it is. */
	Path ownJobs() {
		try {
			Path jobs = this.folder.resolve("jobs");
			FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
			Files.writeString(this.config, "  jobs: \"" + jobs + "\"\n", StandardOpenOption.APPEND);
			return jobs;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void secret(String body, String address) throws IOException {
		Path secrets = Files.createDirectories(this.folder.resolve("secrets"));
		this.mail.addUser(address, address, "mailbox-password");
		this.mail.addUser(address.replace("acces@", "rebonds@"), address, "mailbox-password");
		Map.of("IMAP", this.mail.imapUrl(), "IMAP_USER", address, "IMAP_PASSWORD", "mailbox-password", "SMTP",
				this.mail.smtpUrl())
			.forEach((name, value) -> {
				try {
					Files.writeString(secrets.resolve(body + "_" + name), value);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
	}

	MailHost mail() {
		return this.mail;
	}

	JdbcClient jdbc() {
		return this.database.jdbc();
	}

	TestDatabase database() {
		return this.database;
	}

	/** Delivers a mail to a body's mailbox, with lines of the source as CRLF. */
	void deliver(String to, String source) {
		this.mail.deliver(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), to);
	}

	/** Delivers one mail of the sample inbox to RAMQ's mailbox. */
	void deliverSample(String name) {
		try {
			this.mail.deliver(Files.readAllBytes(Path.of("sample-inbox", "ramq", name + ".eml")), RAMQ);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Runs the jobs in this JVM. */
	Result run(String... jobs) {
		List<String> arguments = new ArrayList<>(List.of("run", "--json"));
		arguments.addAll(List.of(jobs));
		return command(arguments.toArray(String[]::new));
	}

	/** Runs a command in this JVM. */
	Result command(String... words) {
		List<String> arguments = new ArrayList<>(List.of(words));
		arguments.addAll(List.of("--config", this.config.toString()));
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		CommandLine line = Greffier.commandLine();
		line.setOut(new PrintWriter(out, true));
		line.setErr(new PrintWriter(err, true));
		int code = line.execute(arguments.toArray(String[]::new));
		return new Result(code, out.toString(), err.toString());
	}

	/**
	 * Starts the jobs in another JVM.
	 * @param failpoint such as {@code C-08:1}; empty for none
	 */
	Process start(String failpoint, Path mark, String... jobs) throws IOException {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx384m", "-XX:TieredStopAtLevel=1"));
		if (!failpoint.isEmpty()) {
			line.add("-Dgreffier.failpoint=" + failpoint);
			line.add("-Dgreffier.failpoint.mark=" + mark);
		}
		line.addAll(List.of("-cp", System.getProperty("java.class.path"), Greffier.class.getName(), "run", "--json",
				"--config", this.config.toString()));
		line.addAll(List.of(jobs));
		ProcessBuilder builder = new ProcessBuilder(line);
		builder.redirectErrorStream(false);
		builder.redirectOutput(this.folder.resolve("run-" + System.nanoTime() + ".out").toFile());
		builder.redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
		return builder.start();
	}

	/** What processes of this house wrote to standard error. */
	Path log() {
		return this.folder.resolve("run.log");
	}

	@Override
	public void close() {
		this.mail.close();
	}

	private static String key() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return Base64.getEncoder().encodeToString(key);
	}

	/** What a run in this JVM printed. */
	record Result(int code, String out, String err) {

		JsonNode json() {
			return JsonMapper.shared().readTree(this.out);
		}

		/** The run of one body. */
		JsonNode of(String agency) {
			for (JsonNode run : json().path("runs")) {
				if (run.path("agency").asString().equals(agency)) {
					return run;
				}
			}
			throw new AssertionError("no run of " + agency + " in " + this.out + this.err);
		}

	}

}

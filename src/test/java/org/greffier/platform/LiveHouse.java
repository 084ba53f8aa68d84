package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.greffier.platform.MailHost.Kept;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A house for one test: a database and a mail host of its own in this process, and the
 * product as a real JVM beside them, which may be killed without touching either.
 */
final class LiveHouse implements AutoCloseable {

	static final String MAILBOX = "acces@ramq.example";

	private static final String SERVER = "mx.ramq.example";

	private static final Duration LIMIT = Duration.ofMinutes(4);

	private final TestDatabase database = TestDatabase.fresh();

	private final MailHost mail = MailHost.start(new MailHost.Settings(0, 0, SERVER, Duration.ofSeconds(1)));

	private final Path folder;

	private final Map<String, String> environment = new LinkedHashMap<>();

	private final List<Process> processes = new ArrayList<>();

	LiveHouse(Path folder) throws IOException {
		this.folder = folder;
		Files.write(folder.resolve("keys"), keyLines());
		Files.createDirectories(temporary());
		set("GREFFIER_DATABASE_URL", this.database.url());
		set("GREFFIER_DATABASE_USER", "greffier_app");
		set("GREFFIER_DATABASE_PASSWORD", this.database.password());
		set("GREFFIER_KEYS", folder.resolve("keys").toString());
		set("GREFFIER_JOBS", Path.of("jobs").toAbsolutePath().toString());
		// What is searched for secrets is what an operator would see.
		set("LOGGING_CONFIG", "classpath:logback.xml");
		set("GREFFIER_LEASE_LENGTH", "3s");
		set("GREFFIER_LEASE_RENEWAL", "1s");
		for (String agency : List.of("ramq", "amp")) {
			this.mail.addUser("acces@" + agency + ".example", agency, "test-only");
			this.mail.addUser("rebonds@" + agency + ".example", agency, "test-only");
			offer(agency.toUpperCase(Locale.ROOT), agency);
		}
	}

	private void offer(String variable, String login) {
		set(variable + "_IMAP", this.mail.imapUrl());
		set(variable + "_IMAP_USER", login);
		set(variable + "_IMAP_PASSWORD", "test-only");
		set(variable + "_SMTP", this.mail.smtpUrl());
	}

	void set(String name, String value) {
		this.environment.put(name, value);
	}

	MailHost mail() {
		return this.mail;
	}

	JdbcClient jdbc() {
		return JdbcClient.create(this.database.owner());
	}

	Vault vault() throws IOException {
		return new Vault(Keys.read(this.folder.resolve("keys")));
	}

	/** Delivers one mail of the sample inbox, with a Message-ID of its own. */
	void deliverSample(String name) throws IOException {
		this.mail.deliver(Files.readAllBytes(Path.of("sample-inbox", "ramq", name + ".eml")), MAILBOX);
	}

	/** One night of RAMQ, from start to end; its exit code. */
	int run() throws IOException, InterruptedException {
		return command("run", "ramq");
	}

	/** Any command of the product, from start to end; its exit code. */
	int command(String... arguments) throws IOException, InterruptedException {
		Process process = launch(List.of(), arguments);
		if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
			kill(process);
			throw new IllegalStateException("the command did not end in " + LIMIT + ":\n" + logs());
		}
		return process.exitValue();
	}

	/** Starts a night that stops at a failpoint, and kills it there with SIGKILL. */
	void runUntilKilledAt(String failpoint) throws IOException, InterruptedException {
		kill(runUntil(failpoint));
	}

	/** Starts a night that stops at a failpoint, and returns when it stands there. */
	Process runUntil(String failpoint) throws IOException, InterruptedException {
		Path mark = this.folder.resolve("mark-" + (this.processes.size() + 1));
		Process process = launch(List.of("-Dgreffier.failpoint=" + failpoint, "-Dgreffier.failpoint.mark=" + mark),
				"run", "ramq");
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!Files.exists(mark)) {
			if (!process.isAlive() || System.nanoTime() > end) {
				kill(process);
				throw new IllegalStateException("the failpoint " + failpoint + " did not fire:\n" + logs());
			}
			Thread.sleep(20);
		}
		return process;
	}

	/** Starts a command and returns at once. */
	Process start(String... arguments) throws IOException {
		return launch(List.of(), arguments);
	}

	/** SIGKILL, then waits until the process is gone. */
	static void kill(Process process) throws InterruptedException {
		process.destroyForcibly();
		process.waitFor();
	}

	private Process launch(List<String> properties, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
						"-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary()));
		command.addAll(properties);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.greffier.platform.Greffier"));
		command.addAll(Arrays.asList(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(this.environment);
		builder.redirectOutput(log(this.processes.size() + 1));
		builder.redirectErrorStream(true);
		Process process = builder.start();
		this.processes.add(process);
		return process;
	}

	Path temporary() {
		return this.folder.resolve("tmp");
	}

	private File log(int number) {
		return this.folder.resolve("log-" + number + ".txt").toFile();
	}

	/** One number that the database says. */
	int count(String sql) {
		return jdbc().sql(sql).query(Integer.class).single();
	}

	/** Waits until something is so; fails with the logs when it is not in time. */
	void await(Duration limit, BooleanSupplier condition) throws IOException, InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as(logs()).isLessThan(end);
			Thread.sleep(100);
		}
	}

	/** What every process of this house printed. */
	String logs() throws IOException {
		StringBuilder all = new StringBuilder();
		for (int i = 1; i <= this.processes.size(); i++) {
			all.append("== ").append(i).append('\n').append(Files.readString(log(i).toPath()));
		}
		return all.toString();
	}

	/** Every mail that left the house, to whomever. */
	List<SentMail> sent() {
		return this.mail.journal().stream().map(Kept::raw).map(SentMail::of).toList();
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroyForcibly);
		this.mail.close();
	}

	private static List<String> keyLines() {
		byte[] key = new byte[32];
		Arrays.fill(key, (byte) 7);
		byte[] hash = new byte[32];
		Arrays.fill(hash, (byte) 8);
		return List.of("k1=" + Base64.getEncoder().encodeToString(key),
				"hash=" + Base64.getEncoder().encodeToString(hash));
	}

}

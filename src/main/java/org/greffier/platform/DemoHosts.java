package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueException;
import org.greffier.catalogue.CatalogueLoader;

/**
 * The processes of a demonstration: its database, one mail host a body, and the product
 * itself as often as it is asked for. Closing ends them all, the last one first; so does
 * the end of this process.
 */
final class DemoHosts implements AutoCloseable {

	private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

	/**
	 * As bin/greffier and the Dockerfile start it: two cores need no second collector.
	 */
	static final List<String> PRODUCT = List.of("-Xmx512m", "-XX:+UseSerialGC");

	private static final int CONSOLE = 8080;

	private final DemoFolder folder;

	private final Path jobs;

	private final PrintWriter progress;

	private final Deque<DemoProcess> processes = new ArrayDeque<>();

	private final Map<String, String> environment = new TreeMap<>();

	private final Map<String, DemoPost> posts = new LinkedHashMap<>();

	private final Catalogue catalogue;

	private final int console;

	private DemoHosts(DemoFolder folder, Path jobs, PrintWriter progress) throws IOException {
		this.folder = folder;
		this.jobs = jobs.toAbsolutePath().normalize();
		this.progress = progress;
		this.catalogue = load(this.jobs);
		this.console = freePort();
	}

	/** Starts the hosts, brings the schema up, and returns when all of them listen. */
	static DemoHosts start(DemoFolder folder, Path jobs, PrintWriter progress)
			throws IOException, InterruptedException {
		DemoHosts hosts = new DemoHosts(folder, jobs, progress);
		Runtime.getRuntime().addShutdownHook(new Thread(hosts::close));
		try {
			hosts.begin();
			return hosts;
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			hosts.close();
			throw ex;
		}
	}

	private void begin() throws IOException, InterruptedException {
		say("starting the database and one mail host for each of " + this.catalogue.agencies().keySet() + " ...");
		DemoProcess database = host("host-db", List.of("--folder", this.folder.database().toString()));
		Map<Agency, DemoProcess> mail = new LinkedHashMap<>();
		for (Agency agency : agencies()) {
			mail.put(agency, host("host-mail", mailArguments(agency)));
		}
		JsonNode ready = database.ready();
		this.environment.put("GREFFIER_DATABASE_URL", ready.path("url").asString());
		this.environment.put("GREFFIER_DATABASE_USER", ready.path("app").asString());
		this.environment.put("GREFFIER_DATABASE_PASSWORD", secret(ready, "appPasswordFile"));
		this.environment.put("GREFFIER_KEYS", this.folder.keys().toString());
		this.environment.put("GREFFIER_ACTIVATION", "http://127.0.0.1:" + this.console + "/activation");
		for (Map.Entry<Agency, DemoProcess> host : mail.entrySet()) {
			mailReady(host.getKey(), host.getValue().ready());
		}
		say("bringing the schema up ...");
		Map<String, String> owner = new TreeMap<>(this.environment);
		owner.put("GREFFIER_DATABASE_OWNER_USER", ready.path("owner").asString());
		owner.put("GREFFIER_DATABASE_OWNER_PASSWORD", secret(ready, "ownerPasswordFile"));
		product("migrate", List.of("--jobs", this.jobs.toString()), owner).finish();
	}

	private List<String> mailArguments(Agency agency) throws IOException {
		List<String> arguments = new ArrayList<>();
		agency.mailboxes()
			.get(0)
			.authenticationServer()
			.ifPresent((server) -> arguments.addAll(List.of("--auth-server", server)));
		// Read from a file, so that no list of processes shows the password.
		Path file = this.folder.root().resolve(agency.id() + ".mailboxes");
		String login = ":" + agency.id() + ":" + this.folder.password(agency.id().value());
		Files.deleteIfExists(file);
		Files.createFile(file, PasswordFile.ownerAlone());
		Files.write(file,
				List.of("--user", agency.sender().address() + login, "--user", agency.sender().bounces() + login));
		arguments.add("@" + file);
		return arguments;
	}

	private void mailReady(Agency agency, JsonNode ready) throws IOException {
		int imap = ready.path("imap").asInt();
		int smtp = ready.path("smtp").asInt();
		String prefix = prefix(agency.id().value());
		this.environment.put(prefix + "_IMAP", "imap://127.0.0.1:" + imap);
		this.environment.put(prefix + "_IMAP_USER", agency.id().value());
		this.environment.put(prefix + "_IMAP_PASSWORD", this.folder.password(agency.id().value()));
		this.environment.put(prefix + "_SMTP", "smtp://127.0.0.1:" + smtp);
		this.posts.put(agency.id().value(), new DemoPost(smtp, imap));
		say(agency.id() + ": SMTP 127.0.0.1:" + smtp + ", IMAP 127.0.0.1:" + imap + ", sent letters in the mailbox "
				+ MailHost.JOURNAL + " (its password is its name)");
	}

	/** Every job once, in a process of its own. */
	JsonNode run(@Nullable Instant at) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("--json", "--jobs", this.jobs.toString()));
		if (at != null) {
			arguments.addAll(List.of("--at", at.toString()));
		}
		return product("run", arguments, this.environment).finishJson();
	}

	/** The console and the schedule, until somebody ends them. */
	void serve(@Nullable Instant at) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("--jobs", this.jobs.toString()));
		if (at != null) {
			arguments.addAll(List.of("--at", at.toString()));
		}
		Map<String, String> environment = new TreeMap<>(this.environment);
		environment.put("SERVER_PORT", String.valueOf(this.console));
		DemoProcess server = product("serve", arguments, environment);
		server.says(ServeCommand.READY);
		say("serving until Ctrl-C; temporary passwords are exchanged at");
		agencies().forEach((agency) -> say("  http://127.0.0.1:" + this.console + "/" + agency.id() + "/activation"));
		server.waitFor();
	}

	List<Agency> agencies() {
		return this.catalogue.agencies()
			.values()
			.stream()
			.sorted(java.util.Comparator.comparing((agency) -> agency.id().value()))
			.toList();
	}

	DemoPost post(Agency agency) {
		DemoPost post = this.posts.get(agency.id().value());
		if (post == null) {
			throw new IllegalStateException("no mail host of " + agency.id());
		}
		return post;
	}

	String mailPassword(Agency agency) throws IOException {
		return this.folder.password(agency.id().value());
	}

	void say(String line) {
		this.progress.println("demo: " + line);
		this.progress.flush();
	}

	private DemoProcess host(String command, List<String> arguments) throws IOException {
		return child(command, SMALL, arguments, Map.of());
	}

	private DemoProcess product(String command, List<String> arguments, Map<String, String> with) throws IOException {
		return child(command, PRODUCT, arguments, with);
	}

	private synchronized DemoProcess child(String command, List<String> jvm, List<String> arguments,
			Map<String, String> with) throws IOException {
		List<String> words = new ArrayList<>(List.of(command));
		words.addAll(arguments);
		DemoProcess process = DemoProcess.start(command, jvm, words, with, this.folder.log(command));
		this.processes.push(process);
		return process;
	}

	@Override
	public void close() {
		for (DemoProcess process = next(); process != null; process = next()) {
			process.close();
		}
	}

	private synchronized @Nullable DemoProcess next() {
		return this.processes.poll();
	}

	private static Catalogue load(Path jobs) throws IOException {
		Map<String, String> unused = new TreeMap<>();
		try (Stream<Path> folders = Files.list(jobs)) {
			for (Path folder : folders.filter(Files::isDirectory).toList()) {
				String prefix = prefix(folder.getFileName().toString());
				unused.put(prefix + "_IMAP", "imap://127.0.0.1:143");
				unused.put(prefix + "_SMTP", "smtp://127.0.0.1:25");
				unused.put(prefix + "_IMAP_USER", prefix);
				unused.put(prefix + "_IMAP_PASSWORD", "demo");
			}
		}
		try {
			return CatalogueLoader.load(jobs, unused);
		}
		catch (CatalogueException ex) {
			throw Refusal.wrongUse("the catalogue has mistakes; greffier check " + jobs + " names them");
		}
	}

	private static String prefix(String agency) {
		return agency.toUpperCase(Locale.ROOT).replace('-', '_');
	}

	private static String secret(JsonNode ready, String key) throws IOException {
		return Files.readString(Path.of(ready.path(key).asString())).strip();
	}

	/** The usual port where it is free, so that people find it. */
	private static int freePort() throws IOException {
		for (int port : new int[] { CONSOLE, 0 }) {
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (java.net.BindException ex) {
				// taken: any other will do
			}
		}
		throw new IOException("no free port");
	}

}

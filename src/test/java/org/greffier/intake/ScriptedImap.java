package org.greffier.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An IMAP server that says what it is told to, as other servers were seen to. In an
 * answer {@code TAG} stands for the tag of the command; without it the answer ends with
 * OK. The last answer to a command is given again and again.
 */
final class ScriptedImap implements AutoCloseable {

	/** From here on the server says no more. */
	static final String CLOSES = "CLOSES";

	private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Map<String, Deque<String>> answers = new LinkedHashMap<>();

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private String greeting = "* OK ready";

	ScriptedImap() throws IOException {
		answer("CAPABILITY", "* CAPABILITY IMAP4rev1 UIDPLUS MOVE IDLE");
		answer("LIST", "* LIST (\\HasNoChildren) \"/\" INBOX");
		answer("SELECT", "* 1 EXISTS\n* OK [UIDVALIDITY 14] stable\nTAG OK [READ-WRITE] done");
		Thread thread = new Thread(this::accept, "scripted-imap");
		thread.setDaemon(true);
		thread.start();
	}

	ScriptedImap greet(String line) {
		this.greeting = line;
		return this;
	}

	/** What commands that begin so are answered, one after the other. */
	ScriptedImap answer(String command, String... inOrder) {
		this.answers.put(command, new ArrayDeque<>(List.of(inOrder)));
		return this;
	}

	/** A FETCH of a whole body, with its items in Exchange's order. */
	static String body(long uid, String body) {
		return "* 1 FETCH (BODY[] {" + body.replace("\n", "\r\n").length() + "}\n" + body + " UID " + uid + ")";
	}

	String url() {
		return "imap://127.0.0.1:" + this.listener.getLocalPort();
	}

	/** Every command so far, without its tag. */
	List<String> commands() {
		return List.copyOf(this.commands);
	}

	private void accept() {
		boolean open = true;
		while (open) {
			try (Socket client = this.listener.accept()) {
				talk(client);
			}
			catch (IOException ex) {
				// The client went away, or the test is over.
				open = !this.listener.isClosed();
			}
		}
	}

	private void talk(Socket client) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
		say(client.getOutputStream(), this.greeting);
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] parts = line.split(" ", 2);
			String command = (parts.length < 2) ? line : parts[1];
			this.commands.add(command);
			String answer = answer(command).replace("TAG", parts[0]);
			say(client.getOutputStream(), answer.replace(CLOSES, "").stripTrailing());
			if (answer.endsWith(CLOSES)) {
				return;
			}
		}
	}

	private String answer(String command) {
		String answer = this.answers.entrySet()
			.stream()
			.filter((entry) -> command.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.map((queue) -> (queue.size() > 1) ? queue.remove() : queue.element())
			.orElse("TAG OK done");
		boolean whole = answer.contains("TAG") || answer.endsWith(CLOSES);
		return whole ? answer : answer + "\nTAG OK done";
	}

	private static void say(OutputStream out, String lines) throws IOException {
		out.write((lines.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	@Override
	public void close() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

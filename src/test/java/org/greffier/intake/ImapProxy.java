package org.greffier.intake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A TCP proxy in front of IMAP that hides capabilities, notes every command, and can
 * refuse some: what other servers lack, and what they get wrong.
 */
final class ImapProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final int target;

	private final Set<String> hidden;

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private final List<String> refused = new CopyOnWriteArrayList<>();

	private volatile String refusing = "";

	private volatile String words = "NO not now";

	ImapProxy(int target, String... hidden) throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.hidden = Set.of(hidden);
		start(this::accept);
	}

	String url() {
		return "imap://127.0.0.1:" + this.listener.getLocalPort();
	}

	/** From now on commands with this word are answered NO; with the empty word none. */
	void refuse(String word) {
		refuse(word, "NO not now");
	}

	void refuse(String word, String answer) {
		this.words = answer;
		this.refusing = word;
	}

	List<String> refused() {
		return List.copyOf(this.refused);
	}

	/** Every command so far, without its tag. */
	List<String> commands() {
		return List.copyOf(this.commands);
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket client = this.listener.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				OutputStream toClient = client.getOutputStream();
				start(() -> lines(client, server, (line) -> up(line, toClient)));
				start(() -> lines(server, client, this::down));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private String up(String line, OutputStream toClient) {
		String[] parts = line.split(" ", 2);
		String command = (parts.length < 2) ? line.strip() : parts[1].strip();
		this.commands.add(command);
		if (this.refusing.isEmpty() || !command.contains(this.refusing)) {
			return line;
		}
		this.refused.add(command);
		try {
			toClient.write((parts[0] + " " + this.words + "\r\n").getBytes(StandardCharsets.US_ASCII));
			toClient.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return "";
	}

	private String down(String line) {
		if (!line.toUpperCase(Locale.ROOT).contains("CAPABILITY IMAP4")) {
			return line;
		}
		String shown = line;
		for (String word : this.hidden) {
			shown = shown.replaceAll(" " + word + "(?=[ \\]\r])", "");
		}
		return shown;
	}

	private static void lines(Socket from, Socket to, Function<String, String> change) {
		try (from; to; InputStream in = new BufferedInputStream(from.getInputStream())) {
			OutputStream out = to.getOutputStream();
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			for (int b = in.read(); b >= 0; b = in.read()) {
				line.write(b);
				if (b == '\n') {
					out.write(change.apply(line.toString(StandardCharsets.ISO_8859_1))
						.getBytes(StandardCharsets.ISO_8859_1));
					out.flush();
					line.reset();
				}
			}
		}
		catch (IOException ex) {
			// One side went away; closing both tells the other.
			return;
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "imap-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

}

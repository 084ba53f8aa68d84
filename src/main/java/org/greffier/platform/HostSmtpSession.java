package org.greffier.platform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.server.ProtocolHandler;
import org.jspecify.annotations.Nullable;

/** One SMTP connection (RFC 5321) of the demonstration's mail host. */
final class HostSmtpSession implements ProtocolHandler {

	private static final Pattern PATH = Pattern.compile("(?:FROM|TO):\\s*<([^<>]*)>.*", Pattern.CASE_INSENSITIVE);

	private static final int LINE = 8_192;

	private static final int MAIL = 200 * 1024 * 1024;

	private final Socket socket;

	private final HostSmtp host;

	private final InputStream in;

	private final OutputStream out;

	private @Nullable String returnPath;

	private final List<String> recipients = new ArrayList<>();

	HostSmtpSession(Socket socket, HostSmtp host) throws IOException {
		this.socket = socket;
		this.host = host;
		this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
		this.out = socket.getOutputStream();
	}

	@Override
	public void run() {
		try (this.socket) {
			say("220 mail.host.test ESMTP");
			boolean open = true;
			while (open) {
				open = handle(line());
			}
		}
		catch (IOException ex) {
			// The client went away, or the host stops: there is nobody to tell.
			close();
		}
	}

	private boolean handle(String line) throws IOException {
		String[] words = line.split(" ", 2);
		String rest = (words.length > 1) ? words[1] : "";
		switch (words[0].toUpperCase(Locale.ROOT)) {
			case "EHLO" -> {
				reset();
				say("250-mail.host.test", "250-8BITMIME", "250-ENHANCEDSTATUSCODES", "250-DSN", "250 SIZE " + MAIL);
			}
			case "HELO" -> {
				reset();
				say("250 mail.host.test");
			}
			case "MAIL" -> mail(rest);
			case "RCPT" -> recipient(rest);
			case "DATA" -> data();
			case "RSET" -> {
				reset();
				say("250 2.0.0 reset");
			}
			case "NOOP" -> say("250 2.0.0 fine");
			case "QUIT" -> {
				say("221 2.0.0 bye");
				return false;
			}
			default -> say("502 5.5.1 not here");
		}
		return true;
	}

	private void mail(String rest) throws IOException {
		Optional<String> path = path(rest);
		if (path.isEmpty()) {
			say("501 5.1.7 not a return path");
			return;
		}
		reset();
		this.returnPath = path.get();
		say("250 2.1.0 sender fine");
	}

	private void recipient(String rest) throws IOException {
		Optional<String> path = path(rest).filter((address) -> address.contains("@"));
		if (this.returnPath == null) {
			say("503 5.5.1 MAIL first");
		}
		else if (path.isEmpty()) {
			say("501 5.1.3 not an address");
		}
		else {
			Optional<String> refusal = this.host.refusal(path.get());
			if (refusal.isEmpty()) {
				this.recipients.add(path.get());
			}
			say(refusal.orElse("250 2.1.5 recipient fine"));
		}
	}

	private void data() throws IOException {
		String from = this.returnPath;
		if (from == null || this.recipients.isEmpty()) {
			say("503 5.5.1 RCPT first");
			return;
		}
		say("354 end with a dot");
		this.host.take(from, List.copyOf(this.recipients), body());
		reset();
		say("250 2.0.0 taken");
	}

	/** The mail up to the dot, with doubled dots undone. */
	private byte[] body() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			byte[] line = rawLine(MAIL);
			if (line.length == 3 && line[0] == '.' && line[1] == '\r') {
				return body.toByteArray();
			}
			int start = (line.length > 0 && line[0] == '.') ? 1 : 0;
			body.write(line, start, line.length - start);
			if (body.size() > MAIL) {
				throw new IOException("a mail larger than the host takes");
			}
		}
	}

	private String line() throws IOException {
		return new String(rawLine(LINE), StandardCharsets.UTF_8).strip();
	}

	/** One line with its CRLF. */
	private byte[] rawLine(int limit) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int before = -1;
		while (line.size() < limit) {
			int b = this.in.read();
			if (b < 0) {
				throw new EOFException();
			}
			line.write(b);
			if (b == '\n' && before == '\r') {
				return line.toByteArray();
			}
			before = b;
		}
		throw new IOException("a line larger than the host takes");
	}

	private void say(String... lines) throws IOException {
		this.out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
		this.out.flush();
	}

	private void reset() {
		this.returnPath = null;
		this.recipients.clear();
	}

	private static Optional<String> path(String rest) {
		Matcher matcher = PATH.matcher(rest);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// It is closed as far as it can be.
			return;
		}
	}

}

package org.greffier.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and cuts the connection in the middle of a certain text. */
final class CuttingProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final int target;

	private final String text;

	private final AtomicInteger cuts = new AtomicInteger();

	CuttingProxy(int target, String text) throws IOException {
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.text = text;
		start(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	int cuts() {
		return this.cuts.get();
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket client = this.listener.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				start(() -> copy(client, server, false));
				start(() -> copy(server, client, true));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void copy(Socket from, Socket to, boolean cuts) {
		byte[] buffer = new byte[64 * 1_024];
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				int at = cuts ? new String(buffer, 0, n, StandardCharsets.ISO_8859_1).indexOf(this.text) : -1;
				out.write(buffer, 0, (at >= 0) ? at + this.text.length() / 2 : n);
				out.flush();
				if (at >= 0) {
					this.cuts.incrementAndGet();
					return;
				}
			}
		}
		catch (IOException ex) {
			// The other side was cut.
			return;
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		thread.start();
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

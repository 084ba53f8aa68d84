package org.greffier.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A TCP proxy in front of SMTP that holds the server's answer to the message whose
 * conversation contains a given word: the server has the whole mail, the client never
 * learns it (FAULTS C-10).
 */
final class HoldingProxy implements AutoCloseable {

	private static final byte[] DOT = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

	private final ServerSocket listener;

	private final int target;

	private final String word;

	private final CountDownLatch held = new CountDownLatch(1);

	private final AtomicBoolean open = new AtomicBoolean(true);

	/**
	 * Starts the proxy.
	 * @param target the SMTP port on loopback
	 * @param word in the client's bytes since the connection began, such as the
	 * recipient's address; its next end of DATA is held
	 */
	HoldingProxy(int target, String word) throws IOException {
		this.target = target;
		this.word = word;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		thread("accept", this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	/** Waits until an answer is being held. */
	boolean awaitHeld(long seconds) throws InterruptedException {
		return this.held.await(seconds, TimeUnit.SECONDS);
	}

	private void accept() {
		while (this.open.get()) {
			try {
				Socket client = this.listener.accept();
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				AtomicBoolean hold = new AtomicBoolean();
				thread("up", () -> up(client, server, hold));
				thread("down", () -> down(server, client, hold));
			}
			catch (IOException ex) {
				// the listener was closed, or a side went away: the client sees its
				// connection end
			}
		}
	}

	private void up(Socket client, Socket server, AtomicBoolean hold) {
		StringBuilder seen = new StringBuilder();
		pump(client, server, (bytes) -> {
			seen.append(new String(bytes, StandardCharsets.ISO_8859_1));
			boolean theOne = seen.indexOf(this.word) >= 0;
			if (theOne && seen.indexOf(new String(DOT, StandardCharsets.US_ASCII)) >= 0) {
				hold.set(true);
			}
			int dot = seen.lastIndexOf("\r\n.\r\n");
			if (!theOne && dot >= 0) {
				seen.delete(0, dot + DOT.length);
			}
			return true;
		});
	}

	private void down(Socket server, Socket client, AtomicBoolean hold) {
		pump(server, client, (bytes) -> {
			if (hold.get()) {
				this.held.countDown();
				return false;
			}
			return true;
		});
	}

	private static void pump(Socket from, Socket to, Watch watch) {
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			byte[] buffer = new byte[8192];
			int n = in.read(buffer);
			while (n > 0) {
				if (watch.passes(java.util.Arrays.copyOf(buffer, n))) {
					out.write(buffer, 0, n);
					out.flush();
				}
				n = in.read(buffer);
			}
		}
		catch (IOException ex) {
			// one side went away; closing both streams tells the other
		}
	}

	private static void thread(String name, Runnable work) {
		Thread thread = new Thread(work, "holding-proxy-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.open.set(false);
		this.listener.close();
	}

	private interface Watch {

		boolean passes(byte[] bytes);

	}

}

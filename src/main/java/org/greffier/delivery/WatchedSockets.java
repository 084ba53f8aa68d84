package org.greffier.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.SocketFactory;

/**
 * Sockets that are closed when a deadline passes: a server that sends one byte a second
 * never meets a read timeout (FAULTS S-06).
 */
final class WatchedSockets extends SocketFactory implements AutoCloseable {

	private volatile Socket last = new Socket();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "smtp-deadline");
		thread.setDaemon(true);
		return thread;
	});

	/** Closes the connection unless the returned future is cancelled in time. */
	Future<?> limit(Duration deadline) {
		return this.clock.schedule(this::cut, deadline.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void cut() {
		try {
			this.last.close();
		}
		catch (IOException ex) {
			// whoever reads or writes on it learns of it
		}
	}

	@Override
	public Socket createSocket() throws IOException {
		Socket socket = new Socket();
		socket.setTcpNoDelay(true);
		this.last = socket;
		return socket;
	}

	@Override
	public Socket createSocket(String host, int port) throws IOException {
		return connectionLess();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
		return connectionLess();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) throws IOException {
		return connectionLess();
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
			throws IOException {
		return connectionLess();
	}

	/** Jakarta Mail connects by itself, with its timeout. */
	private static Socket connectionLess() throws IOException {
		throw new IOException("only unconnected sockets are made here");
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

}

package org.greffier.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;

/** What tests and benchmarks need that start servers of their own on loopback. */
final class OwnServers {

	private static final long LOOK_MILLIS = 50;

	private OwnServers() {
	}

	/** A port that was free a moment ago. */
	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** Returns when somebody listens at a port; throws when nobody does in time. */
	static void awaitListener(int port, Duration limit) throws IOException, InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		while (true) {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
				return;
			}
			catch (IOException ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
				Thread.sleep(LOOK_MILLIS);
			}
		}
	}

	/** Gives a folder with all that is in it to a user of this machine. */
	static void give(Path tree, String user) throws IOException {
		UserPrincipal owner = tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
		try (var files = Files.walk(tree)) {
			for (Path file : files.toList()) {
				Files.setOwner(file, owner);
			}
		}
	}

}

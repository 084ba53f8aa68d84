package org.greffier.catalogue;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses never leave this machine: what is said there needs no TLS, what is said
 * to any other does (FAULTS S-07).
 */
public final class ThisMachine {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private ThisMachine() {
	}

	/**
	 * Whether a server is here; false for {@code ${NAME}}, of which nothing is known.
	 * @param address {@code scheme://host:port}, with or without a path
	 */
	public static boolean has(String address) {
		return address.contains("://") && !address.contains("${")
				&& LOOPBACK.contains(String.valueOf(URI.create(address).getHost()).toLowerCase(Locale.ROOT));
	}

}

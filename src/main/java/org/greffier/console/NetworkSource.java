package org.greffier.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as throttling tells sources apart. */
final class NetworkSource {

	/** One subscriber has a whole network of this length, not one address (RFC 6177). */
	private static final int IPV6_PREFIX_BYTES = 8;

	private NetworkSource() {
	}

	/**
	 * An IPv4 address as it is, of an IPv6 address its /64.
	 * @param address in numbers, as the server gives it; no name is looked up
	 */
	static String of(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_PREFIX_BYTES)));
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

}

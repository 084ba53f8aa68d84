package org.greffier.registry;

/**
 * The function Argon2id, version 1.3 (RFC 9106), without secret and associated data. Two
 * implementations give the same hash; the native one takes less than half the time (ADR
 * 8). Thread-safe.
 */
@FunctionalInterface
interface Argon2id {

	/**
	 * A hash of a password; keeps no copy of it.
	 * @param salt 8 bytes or more
	 * @param memoryKib 8 or more a lane
	 * @param passes 1 or more
	 * @param lanes 1 or more
	 * @param length of the hash in bytes, 4 or more
	 */
	byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length);

	/** The native one where libsodium is installed, else the one in Java. */
	static Argon2id fastest() {
		Argon2id java = new JavaArgon2id();
		return SodiumArgon2id.installed(java).orElse(java);
	}

}

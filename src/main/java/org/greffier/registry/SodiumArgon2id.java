package org.greffier.registry;

import java.util.Optional;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Argon2id by the libsodium of the operating system, which knows the processor's wide
 * registers. It hashes with one lane, a salt of 16 bytes and 16 bytes of hash or more;
 * anything else, such as a hash made with other settings, goes to the other one.
 */
final class SodiumArgon2id implements Argon2id {

	private static final Logger log = LoggerFactory.getLogger(SodiumArgon2id.class);

	private static final int SALT_BYTES = 16;

	private static final int LEAST_HASH_BYTES = 16;

	private static final long BYTES_OF_A_KIB = 1024;

	private final Sodium sodium;

	private final Argon2id other;

	private SodiumArgon2id(Sodium sodium, Argon2id other) {
		this.sodium = sodium;
		this.other = other;
	}

	/** Empty, and a line in the log, where there is no libsodium that can be used. */
	static Optional<Argon2id> installed(Argon2id other) {
		try {
			Sodium sodium = Native.load("sodium", Sodium.class);
			if (sodium.sodium_init() >= 0) {
				return Optional.of(new SodiumArgon2id(sodium, other));
			}
			log.warn("libsodium does not start: passwords are hashed in Java, in more than twice the time");
		}
		catch (LinkageError ex) {
			log.info("no libsodium (Debian: libsodium23): passwords are hashed in Java, in more than twice the time");
		}
		return Optional.empty();
	}

	@Override
	public byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
		if (lanes != 1 || salt.length != SALT_BYTES || length < LEAST_HASH_BYTES) {
			return this.other.hash(password, salt, memoryKib, passes, lanes, length);
		}
		byte[] hash = new byte[length];
		// Memory of our own, since what JNA copies an array into is freed as it is.
		try (Memory copy = new Memory(password.length + 1L)) {
			copy.write(0, password, 0, password.length);
			int failed;
			try {
				failed = this.sodium.crypto_pwhash(hash, length, copy, password.length, salt, passes,
						new NativeLong(memoryKib * BYTES_OF_A_KIB), Sodium.ARGON2ID_13);
			}
			finally {
				copy.clear();
			}
			if (failed != 0) {
				throw new IllegalStateException("libsodium could not hash: no memory for it");
			}
		}
		return hash;
	}

	/** What is used of libsodium 1.0.13 and later, by its own names. */
	interface Sodium extends Library {

		/** {@code crypto_pwhash_ALG_ARGON2ID13}. */
		int ARGON2ID_13 = 2;

		/** Less than 0 when it cannot be used; may be called again. */
		int sodium_init();

		/** 0, or -1 when there is no memory for it. */
		int crypto_pwhash(byte[] out, long outLength, Pointer password, long passwordLength, byte[] salt, long passes,
				NativeLong memoryBytes, int algorithm);

	}

}

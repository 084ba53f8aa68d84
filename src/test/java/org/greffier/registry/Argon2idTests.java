package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;

/**
 * Both implementations are the same function. Needs libsodium, which {@code bin/test}
 * installs.
 */
class Argon2idTests {

	private static final Argon2id NONE = (password, salt, memory, passes, lanes, length) -> {
		throw new AssertionError("not by libsodium");
	};

	private final Argon2id java = new JavaArgon2id();

	@Test
	void givesTheHashOfTheReferenceImplementation() {
		byte[] hash = this.java.hash(text("password"), text("somesalt"), 65_536, 2, 1, 32);

		assertThat(HexFormat.of().formatHex(hash))
			.isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
	}

	@Test
	void givesTheSameHashByLibsodium() {
		Argon2id sodium = SodiumArgon2id.installed(NONE).orElseThrow();
		Random random = new Random(8);
		for (int length : new int[] { 0, 1, 14, 64, 200 }) {
			byte[] password = new byte[length];
			byte[] salt = new byte[16];
			random.nextBytes(password);
			random.nextBytes(salt);

			for (int passes = 1; passes <= 3; passes++) {
				int memory = 64 + random.nextInt(1000);
				assertThat(sodium.hash(password, salt, memory, passes, 1, 32)).as("%d bytes", length)
					.isEqualTo(this.java.hash(password, salt, memory, passes, 1, 32));
			}
		}
	}

	@Test
	void leavesWhatLibsodiumDoesNotDoToTheOther() {
		Argon2id both = SodiumArgon2id.installed(this.java).orElseThrow();

		assertThat(both.hash(text("password"), text("somesalt"), 64, 1, 1, 32))
			.isEqualTo(this.java.hash(text("password"), text("somesalt"), 64, 1, 1, 32));
		assertThat(both.hash(text("password"), text("sixteen bytes ok"), 64, 1, 4, 32))
			.isEqualTo(this.java.hash(text("password"), text("sixteen bytes ok"), 64, 1, 4, 32));
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

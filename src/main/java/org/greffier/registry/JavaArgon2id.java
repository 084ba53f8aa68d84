package org.greffier.registry;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id by Bouncy Castle, on any machine. */
final class JavaArgon2id implements Argon2id {

	@Override
	public byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
		Argon2BytesGenerator generator = new Argon2BytesGenerator();
		generator.init(
				new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
					.withMemoryAsKB(memoryKib)
					.withIterations(passes)
					.withParallelism(lanes)
					.withSalt(salt)
					.build());
		byte[] hash = new byte[length];
		generator.generateBytes(password, hash);
		return hash;
	}

}

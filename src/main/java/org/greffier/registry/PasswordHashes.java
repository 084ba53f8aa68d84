package org.greffier.registry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106), in the usual text form
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. A hash made with other parameters is
 * still recognised. No copy of a password outlives the call. Thread-safe; only so many
 * hashes are made at once, for each takes its memory.
 */
final class PasswordHashes {

	private static final int SALT_BYTES = 16;

	private static final int HASH_BYTES = 32;

	private static final Pattern ENCODED = Pattern
		.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

	private final CredentialSettings settings;

	private final Argon2id argon2id = Argon2id.fastest();

	private final Semaphore turns;

	private final SecureRandom random = new SecureRandom();

	private final String dummy;

	PasswordHashes(CredentialSettings settings) {
		this.settings = settings;
		this.turns = new Semaphore(settings.hashesAtOnce(), true);
		this.dummy = hash("nobody's".toCharArray());
	}

	/**
	 * The hash of a password.
	 * @throws TooBusyException if no turn came within the patience that is set
	 */
	String hash(char[] password) {
		byte[] salt = new byte[SALT_BYTES];
		this.random.nextBytes(salt);
		byte[] hash = inTurn(() -> argon2(password, salt, this.settings.memoryKib(), this.settings.passes(),
				this.settings.lanes(), HASH_BYTES));
		Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
		return "$argon2id$v=19$m=" + this.settings.memoryKib() + ",t=" + this.settings.passes() + ",p="
				+ this.settings.lanes() + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
	}

	/**
	 * Whether a password is the one that was hashed.
	 * @throws TooBusyException if no turn came within the patience that is set
	 */
	boolean matches(char[] password, String encoded) {
		Matcher matcher = ENCODED.matcher(encoded);
		if (!matcher.matches()) {
			throw new IllegalStateException("a stored password hash is not Argon2id");
		}
		byte[] expected = Base64.getDecoder().decode(matcher.group(5));
		byte[] actual = inTurn(
				() -> argon2(password, Base64.getDecoder().decode(matcher.group(4)), Integer.parseInt(matcher.group(1)),
						Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), expected.length));
		return MessageDigest.isEqual(expected, actual);
	}

	/** Takes as long as {@link #matches}. */
	void matchNobody(char[] password) {
		boolean unused = matches(password, this.dummy);
	}

	private byte[] inTurn(Supplier<byte[]> work) {
		try {
			if (!this.turns.tryAcquire(this.settings.hashPatience().toMillis(), TimeUnit.MILLISECONDS)) {
				throw new TooBusyException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TooBusyException();
		}
		try {
			return work.get();
		}
		finally {
			this.turns.release();
		}
	}

	private byte[] argon2(char[] password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
		byte[] bytes = bytes(password);
		try {
			return this.argon2id.hash(bytes, salt, memoryKib, passes, lanes, length);
		}
		finally {
			Arrays.fill(bytes, (byte) 0);
		}
	}

	/**
	 * UTF-8 of the composed form, so that an accent typed on any keyboard is the same.
	 */
	private static byte[] bytes(char[] password) {
		CharBuffer chars = CharBuffer.wrap(password);
		CharSequence composed = Normalizer.isNormalized(chars, Normalizer.Form.NFC) ? chars
				: Normalizer.normalize(chars, Normalizer.Form.NFC);
		CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder()
			.onMalformedInput(CodingErrorAction.REPLACE)
			.onUnmappableCharacter(CodingErrorAction.REPLACE);
		ByteBuffer encoded = ByteBuffer.allocate((int) (composed.length() * (double) encoder.maxBytesPerChar()) + 1);
		encoder.encode(CharBuffer.wrap(composed), encoded, true);
		byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
		Arrays.fill(encoded.array(), (byte) 0);
		return bytes;
	}

	/** More sign-ins at once than may hash; the same may be tried again. */
	static final class TooBusyException extends RuntimeException {

		TooBusyException() {
			super("no turn to hash a password within greffier.credentials.hash-patience");
		}

	}

}

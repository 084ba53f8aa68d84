package org.greffier.safe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept at rest, and hashes what must be found again.
 * <p>
 * A sealed value is
 * {@code version | length of key id | key id | wrapped data key | nonce |
 * AES-256-GCM text}; the data key is the value's own, wrapped by the named key, so that
 * rotation re-wraps without touching the text. The context (a table and column) is
 * authenticated: a value moved to another column does not open. Thread-safe.
 */
public final class Vault {

	private static final byte VERSION = 1;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final int WRAPPED_BYTES = NONCE_BYTES + 32 + TAG_BITS / 8;

	private final Keys keys;

	private final SecureRandom random = new SecureRandom();

	public Vault(Keys keys) {
		this.keys = keys;
	}

	/** Seals bytes for one context, such as {@code form.reading}. */
	public byte[] seal(byte[] clear, String context) {
		try {
			KeyGenerator generator = KeyGenerator.getInstance("AES");
			generator.init(256);
			SecretKey dataKey = generator.generateKey();
			String keyId = this.keys.current();
			byte[] text = encrypt(dataKey, clear, context);
			return assemble(keyId, wrap(keyId, dataKey), text);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the platform lacks AES-GCM", ex);
		}
	}

	public byte[] seal(String clear, String context) {
		return seal(clear.getBytes(StandardCharsets.UTF_8), context);
	}

	/**
	 * Opens what {@link #seal(byte[], String)} made.
	 * @throws IllegalStateException if the key is unknown, the context another, or the
	 * bytes were changed
	 */
	public byte[] open(byte[] sealed, String context) {
		try {
			Parts parts = parts(sealed);
			SecretKey dataKey = unwrap(parts.keyId(), parts.wrapped());
			return decrypt(dataKey, parts.text(), context);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(
					"a sealed value of " + context + " does not open: it was changed, or its key is another", ex);
		}
	}

	public String openText(byte[] sealed, String context) {
		return new String(open(sealed, context), StandardCharsets.UTF_8);
	}

	/** The id of the key that wraps this value. */
	public String keyId(byte[] sealed) {
		return parts(sealed).keyId();
	}

	/** The same value under the current key; its text stays as it is. */
	public byte[] rewrap(byte[] sealed) {
		try {
			Parts parts = parts(sealed);
			SecretKey dataKey = unwrap(parts.keyId(), parts.wrapped());
			String current = this.keys.current();
			return assemble(current, wrap(current, dataKey), parts.text());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("a sealed value does not unwrap", ex);
		}
	}

	/**
	 * A keyed hash to find a value again without keeping it: HMAC-SHA-256, 32 bytes.
	 * @param purpose keeps the hashes of different columns apart
	 */
	public byte[] hash(String purpose, byte[] value) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(this.keys.hashKey(), "HmacSHA256"));
			mac.update(purpose.getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			return mac.doFinal(value);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("the platform lacks HMAC-SHA-256", ex);
		}
	}

	public byte[] hash(String purpose, String value) {
		return hash(purpose, value.getBytes(StandardCharsets.UTF_8));
	}

	private byte[] wrap(String keyId, SecretKey dataKey) throws GeneralSecurityException {
		return encrypt(new SecretKeySpec(this.keys.wrappingKey(keyId), "AES"), dataKey.getEncoded(), "key");
	}

	private SecretKey unwrap(String keyId, byte[] wrapped) throws GeneralSecurityException {
		return new SecretKeySpec(decrypt(new SecretKeySpec(this.keys.wrappingKey(keyId), "AES"), wrapped, "key"),
				"AES");
	}

	private byte[] encrypt(SecretKey key, byte[] clear, String context) throws GeneralSecurityException {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
		byte[] text = cipher.doFinal(clear);
		return ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array();
	}

	private static byte[] decrypt(SecretKey key, byte[] text, String context) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, text, 0, NONCE_BYTES));
		cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
		return cipher.doFinal(text, NONCE_BYTES, text.length - NONCE_BYTES);
	}

	private static byte[] assemble(String keyId, byte[] wrapped, byte[] text) {
		byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(2 + id.length + wrapped.length + text.length)
			.put(VERSION)
			.put((byte) id.length)
			.put(id)
			.put(wrapped)
			.put(text)
			.array();
	}

	private static Parts parts(byte[] sealed) {
		if (sealed.length < 2 || sealed[0] != VERSION || sealed[1] < 1
				|| sealed.length < 2 + sealed[1] + WRAPPED_BYTES + NONCE_BYTES + TAG_BITS / 8) {
			throw new IllegalStateException("not a sealed value");
		}
		int idEnd = 2 + sealed[1];
		int wrappedEnd = idEnd + WRAPPED_BYTES;
		return new Parts(new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII),
				Arrays.copyOfRange(sealed, idEnd, wrappedEnd), Arrays.copyOfRange(sealed, wrappedEnd, sealed.length));
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Parts(String keyId, byte[] wrapped, byte[] text) {
	}

}

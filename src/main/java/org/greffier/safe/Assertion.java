package org.greffier.safe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says to a token server, signed, that we are a service account and act for a user: a
 * JSON web token by RS256 (RFC 7515, RFC 7523 section 3), as Google asks for it. It lives
 * a few minutes, and begins a minute ago, since two machines' clocks differ.
 */
final class Assertion {

	private static final Duration SKEW = Duration.ofMinutes(1);

	private static final Duration LIFE = Duration.ofMinutes(5);

	private Assertion() {
	}

	/**
	 * Signs one.
	 * @throws TokenException if the key cannot be read
	 */
	static String of(SignIn.Token signIn, SignIn.Key proof, Instant now) throws TokenException {
		try {
			SigningKey key = SigningKey.read(proof.file());
			ObjectNode header = JsonMapper.shared().createObjectNode().put("alg", "RS256").put("typ", "JWT");
			key.id().ifPresent((id) -> header.put("kid", id));
			ObjectNode claims = JsonMapper.shared()
				.createObjectNode()
				.put("iss", signIn.clientId())
				.put("sub", proof.subject())
				.put("aud", signIn.tokenUrl().toString())
				.put("iat", now.minus(SKEW).getEpochSecond())
				.put("exp", now.plus(LIFE).getEpochSecond());
			signIn.scope().ifPresent((scope) -> claims.put("scope", scope));
			String signed = base64(header.toString()) + "." + base64(claims.toString());
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(key.key());
			signature.update(signed.getBytes(StandardCharsets.US_ASCII));
			return signed + "." + base64(signature.sign());
		}
		catch (IOException | GeneralSecurityException ex) {
			// Without its cause, which names the file.
			throw new TokenException("the key-file cannot be used: " + ex.getClass().getSimpleName(), true);
		}
	}

	private static String base64(String text) {
		return base64(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}

package org.greffier.safe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An RSA key that signs for a service account: the JSON file as Google gives it, or PEM
 * (PKCS #8).
 *
 * @param id what the token server calls it; only the JSON file says
 */
record SigningKey(PrivateKey key, Optional<String> id) {

	/** No key file is near this long. */
	private static final long MOST_BYTES = 64 * 1024;

	/**
	 * Reads a key.
	 * @throws GeneralSecurityException if the file holds none; without the file's words
	 * @throws IOException if it cannot be read
	 */
	static SigningKey read(Path file) throws IOException, GeneralSecurityException {
		if (Files.size(file) > MOST_BYTES) {
			throw new GeneralSecurityException("longer than a key");
		}
		String text = Files.readString(file).strip();
		if (!text.startsWith("{")) {
			return new SigningKey(rsa(text), Optional.empty());
		}
		JsonNode json = json(text);
		return new SigningKey(rsa(json.path("private_key").asString("")),
				Optional.of(json.path("private_key_id").asString("")).filter((id) -> !id.isEmpty()));
	}

	private static JsonNode json(String text) throws GeneralSecurityException {
		try {
			return JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			// Its message would quote the key.
			throw new GeneralSecurityException("no JSON");
		}
	}

	private static PrivateKey rsa(String pem) throws GeneralSecurityException {
		String base64 = pem.replaceAll("-----(?:BEGIN|END) PRIVATE KEY-----|\\s", "");
		try {
			return KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
		}
		catch (IllegalArgumentException ex) {
			throw new GeneralSecurityException("no PEM");
		}
	}

	@Override
	public String toString() {
		return "SigningKey[]";
	}

}

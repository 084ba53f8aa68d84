package org.greffier.safe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The keys that wrap data keys, by id, and the one that hashes. They come from outside: a
 * file of lines {@code id=base64 of 32 bytes}, the last wrapping key being the current
 * one and the line {@code hash=...} the hashing key, which never changes.
 */
public final class Keys {

	private static final String HASH = "hash";

	private static final int BYTES = 32;

	private final Map<String, byte[]> byId;

	private final String current;

	private Keys(Map<String, byte[]> byId, String current) {
		this.byId = byId;
		this.current = current;
	}

	/**
	 * Reads the keys.
	 * @throws IllegalArgumentException naming the line that is wrong, never its content
	 */
	public static Keys of(List<String> lines) {
		Map<String, byte[]> byId = new LinkedHashMap<>();
		String current = null;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i).strip();
			if (line.isEmpty() || line.startsWith("#")) {
				continue;
			}
			int equals = line.indexOf('=');
			String id = (equals < 0) ? "" : line.substring(0, equals).strip();
			if (!id.matches("[a-z0-9-]{1,20}")) {
				throw new IllegalArgumentException("line " + (i + 1) + ": a key line is id=base64 of 32 bytes");
			}
			byId.put(id, decode(line.substring(equals + 1).strip(), i + 1));
			if (!id.equals(HASH)) {
				current = id;
			}
		}
		if (current == null || !byId.containsKey(HASH)) {
			throw new IllegalArgumentException("a wrapping key and the line hash=... are both needed");
		}
		return new Keys(byId, current);
	}

	public static Keys read(Path file) throws IOException {
		return of(Files.readAllLines(file));
	}

	private static byte[] decode(String text, int line) {
		try {
			byte[] key = Base64.getDecoder().decode(text);
			if (key.length == BYTES) {
				return key;
			}
		}
		catch (IllegalArgumentException ex) {
			// falls through to the one message for both; the cause would show the key
		}
		throw new IllegalArgumentException("line " + line + ": a key is base64 of 32 bytes");
	}

	/** The id of the key that new values are wrapped with. */
	public String current() {
		return this.current;
	}

	byte[] wrappingKey(String id) {
		byte @Nullable [] key = this.byId.get(id);
		if (key == null || id.equals(HASH)) {
			throw new IllegalStateException(
					"the key " + id + " is not among the keys: put it back before the current one");
		}
		return key;
	}

	byte[] hashKey() {
		return this.byId.getOrDefault(HASH, new byte[0]);
	}

	@Override
	public String toString() {
		return "Keys[current " + this.current + " of " + this.byId.size() + "]";
	}

}

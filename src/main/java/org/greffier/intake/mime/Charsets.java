package org.greffier.intake.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bytes to text, whatever they are labelled (FAULTS M-05, M-20). */
final class Charsets {

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	private Charsets() {
	}

	/** UTF-8 if it is that, else what Windows in the West writes. Never fails. */
	static String text(byte[] bytes, int start, int end) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start)).toString();
		}
		catch (CharacterCodingException ex) {
			return new String(bytes, start, end - start, WINDOWS);
		}
	}

	/** In a named charset; what it does not know is replaced. */
	static String text(byte[] bytes, String name) {
		Optional<Charset> charset = named(name);
		if (charset.isEmpty() || charset.get().equals(StandardCharsets.UTF_8)
				|| charset.get().equals(StandardCharsets.US_ASCII)) {
			return text(bytes, 0, bytes.length);
		}
		return new String(bytes, charset.get());
	}

	private static Optional<Charset> named(String name) {
		String plain = name.split("\\*", 2)[0].strip().toLowerCase(Locale.ROOT);
		// Many who write Latin-1 mean what Windows makes of it.
		if (Arrays.asList("iso-8859-1", "latin1", "ansi").contains(plain)) {
			return Optional.of(WINDOWS);
		}
		return Optional.ofNullable(Known.BY_NAME.get(plain));
	}

	/**
	 * Every charset by every name. Asking the platform for a name that it does not know
	 * makes it load all it has each time, which a mail with many such names could abuse.
	 */
	private static final class Known {

		static final Map<String, Charset> BY_NAME = byName();

		private static Map<String, Charset> byName() {
			Map<String, Charset> names = new HashMap<>();
			for (Charset charset : Charset.availableCharsets().values()) {
				if (charset.canEncode()) {
					names.put(charset.name().toLowerCase(Locale.ROOT), charset);
					charset.aliases().forEach((alias) -> names.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
				}
			}
			return Map.copyOf(names);
		}

	}

}

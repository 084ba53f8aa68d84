package org.greffier.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * A digest of an object of a PDF with all that it leads to, its streams as they stand in
 * the file: equal digests draw the same. Objects' numbers and the order of keys do not
 * count, for engines change them.
 */
final class Fingerprint {

	/** A font or the resources of our blanks have fewer objects. */
	private static final int MOST_OBJECTS = 2_000;

	private static final int DEEPEST = 24;

	private final MessageDigest digest;

	private final Set<COSBase> above = Collections.newSetFromMap(new IdentityHashMap<>());

	private int objects;

	private Fingerprint() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

	/** The digest; empty of what loops or is larger than anything of ours. */
	static Optional<String> of(@Nullable COSBase object) {
		Fingerprint fingerprint = new Fingerprint();
		try {
			return fingerprint.add(object, 0) ? Optional.of(HexFormat.of().formatHex(fingerprint.digest.digest()))
					: Optional.empty();
		}
		catch (IOException ex) {
			// a stream that does not open is no blank's
			return Optional.empty();
		}
	}

	private boolean add(@Nullable COSBase object, int depth) throws IOException {
		COSBase direct = (object instanceof COSObject reference) ? reference.getObject() : object;
		if (++this.objects > MOST_OBJECTS || depth > DEEPEST) {
			return false;
		}
		if (direct instanceof COSDictionary dictionary) {
			return this.above.add(dictionary) && add(dictionary, depth) && this.above.remove(dictionary);
		}
		if (direct instanceof COSArray array) {
			tag('[', array.size());
			for (int i = 0; i < array.size(); i++) {
				if (!add(array.get(i), depth + 1)) {
					return false;
				}
			}
			return true;
		}
		leaf(direct);
		return true;
	}

	private boolean add(COSDictionary dictionary, int depth) throws IOException {
		Map<String, COSBase> entries = new TreeMap<>();
		dictionary.entrySet().forEach((entry) -> entries.put(entry.getKey().getName(), entry.getValue()));
		if (dictionary instanceof COSStream) {
			entries.remove(COSName.LENGTH.getName());
		}
		tag('<', entries.size());
		for (Map.Entry<String, COSBase> entry : entries.entrySet()) {
			text('/', entry.getKey());
			if (!add(entry.getValue(), depth + 1)) {
				return false;
			}
		}
		if (dictionary instanceof COSStream stream) {
			try (InputStream raw = stream.createRawInputStream()) {
				byte[] bytes = raw.readAllBytes();
				tag('s', bytes.length);
				this.digest.update(bytes);
			}
		}
		return true;
	}

	private void leaf(@Nullable COSBase leaf) {
		if (leaf instanceof COSName name) {
			text('/', name.getName());
		}
		else if (leaf instanceof COSString string) {
			tag('(', string.getBytes().length);
			this.digest.update(string.getBytes());
		}
		else if (leaf instanceof COSNumber number) {
			text('#', Float.toString(number.floatValue()));
		}
		else {
			text('?', String.valueOf(leaf));
		}
	}

	private void text(char kind, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		tag(kind, bytes.length);
		this.digest.update(bytes);
	}

	/** Lengths stand before what they measure, so that two objects never run together. */
	private void tag(char kind, int length) {
		this.digest.update((byte) kind);
		for (int shift = 24; shift >= 0; shift -= 8) {
			this.digest.update((byte) (length >> shift));
		}
	}

}

package org.greffier.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
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
 * An object of a PDF with all that it leads to, its streams as they stand in the file,
 * written out to be compared: what is equal draws the same. Objects' numbers and the
 * order of keys do not count, for engines change them. The bytes themselves are compared,
 * for a digest that no forger can meet costs a worker more than what it saves.
 */
final class Fingerprint {

	/** A font or the resources of our blanks have fewer objects. */
	private static final int MOST_OBJECTS = 2_000;

	/** Our whole font has 180 kB. */
	private static final int MOST_BYTES = 1 << 20;

	private static final int DEEPEST = 24;

	private final byte[] bytes;

	private final int sum;

	private Fingerprint(byte[] bytes) {
		this.bytes = bytes;
		CRC32 crc = new CRC32();
		crc.update(bytes);
		this.sum = (int) crc.getValue();
	}

	/** Of an object; empty of what loops or is larger than anything of ours. */
	static Optional<Fingerprint> of(@Nullable COSBase object) {
		Writer writer = new Writer();
		try {
			return (writer.add(object, 0) && writer.out.size() < MOST_BYTES)
					? Optional.of(new Fingerprint(writer.out.toByteArray())) : Optional.empty();
		}
		catch (IOException ex) {
			// a stream that does not open is no blank's
			return Optional.empty();
		}
	}

	@Override
	public boolean equals(@Nullable Object object) {
		return object instanceof Fingerprint other && this.sum == other.sum && Arrays.equals(this.bytes, other.bytes);
	}

	@Override
	public int hashCode() {
		return this.sum;
	}

	@Override
	public String toString() {
		return "Fingerprint[" + this.bytes.length + " bytes]";
	}

	/** Writes an object out, lengths before what they measure. */
	private static final class Writer {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		private final Set<COSBase> above = Collections.newSetFromMap(new IdentityHashMap<>());

		private int objects;

		private boolean add(@Nullable COSBase object, int depth) throws IOException {
			COSBase direct = (object instanceof COSObject reference) ? reference.getObject() : object;
			if (++this.objects > MOST_OBJECTS || depth > DEEPEST || this.out.size() >= MOST_BYTES) {
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
					byte[] bytes = raw.readNBytes(MOST_BYTES);
					tag('s', bytes.length);
					this.out.writeBytes(bytes);
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
				this.out.writeBytes(string.getBytes());
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
			this.out.writeBytes(bytes);
		}

		private void tag(char kind, int length) {
			this.out.write(kind);
			for (int shift = 24; shift >= 0; shift -= 8) {
				this.out.write(length >> shift);
			}
		}

	}

}

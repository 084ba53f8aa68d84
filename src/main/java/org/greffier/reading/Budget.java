package org.greffier.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Walks over everything that the document's trailer reaches, once, and holds the caps on
 * objects, decoded bytes and pictures before anything is decoded for use (READING 1,
 * FAULTS P-01 to P-08).
 */
final class Budget {

	private static final Set<COSName> PICTURES = Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION,
			COSName.JPX_DECODE, COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION, COSName.JBIG2_DECODE);

	private final ReadingLimits limits;

	private final Set<COSBase> known = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Deque<COSBase> left = new ArrayDeque<>();

	private long total;

	/**
	 * Whether {@link Preflight} could not see the plain streams, for they are encrypted.
	 */
	private final boolean encrypted;

	Budget(ReadingLimits limits, boolean encrypted) {
		this.limits = limits;
		this.encrypted = encrypted;
	}

	/**
	 * Checks the caps and shows every dictionary on the way.
	 * @throws LimitException if a cap is passed
	 */
	void walk(COSDocument document, Consumer<COSDictionary> each) {
		push(document.getTrailer());
		while (!this.left.isEmpty()) {
			COSBase next = this.left.pop();
			if (next instanceof COSDictionary dictionary) {
				each.accept(dictionary);
				dictionary.getValues().forEach(this::push);
				if (dictionary instanceof COSStream stream) {
					check(stream);
				}
			}
			else if (next instanceof COSArray array) {
				for (int i = 0; i < array.size(); i++) {
					push(array.get(i));
				}
			}
		}
	}

	private void push(COSBase value) {
		COSBase direct = (value instanceof COSObject object) ? object.getObject() : value;
		if ((direct instanceof COSDictionary || direct instanceof COSArray) && this.known.add(direct)) {
			if (this.known.size() > this.limits.objects()) {
				throw new LimitException("objects");
			}
			this.left.push(direct);
		}
	}

	private void check(COSStream stream) {
		List<COSName> filters = filters(stream);
		long pixels = stream.getLong(COSName.WIDTH, 0) * stream.getLong(COSName.HEIGHT, 0);
		if (pixels > this.limits.imagePixels() || stream.getLong(COSName.WIDTH, 0) > this.limits.imagePixels()) {
			throw new LimitException("image-pixels");
		}
		boolean counted = !this.encrypted && filters.size() == 1 && COSName.FLATE_DECODE.equals(filters.get(0));
		if (counted || filters.isEmpty()) {
			return;
		}
		try (InputStream raw = stream.createRawInputStream()) {
			decode(stream, raw, filters, 0);
		}
		catch (UncheckedIOException | IOException ex) {
			// a stream that does not decode is found where it is used
		}
	}

	/**
	 * Decodes into nothing, one filter after another, as far as the bytes are counted.
	 */
	private void decode(COSStream stream, InputStream in, List<COSName> filters, int index) throws IOException {
		if (index == filters.size()) {
			return;
		}
		if (PICTURES.contains(filters.get(index))) {
			JpegSize.check(in, this.limits.imagePixels());
			return;
		}
		boolean last = index == filters.size() - 1;
		Counter counter = new Counter(last ? this.limits.streamBytes() : this.limits.streamBytes() / 4, last);
		try {
			FilterFactory.INSTANCE.getFilter(filters.get(index)).decode(in, counter, stream, index);
		}
		finally {
			this.total += counter.count;
		}
		if (this.total > this.limits.totalBytes()) {
			throw new LimitException("total-bytes");
		}
		if (!last) {
			decode(stream, counter.bytes(), filters, index + 1);
		}
	}

	private static List<COSName> filters(COSStream stream) {
		COSBase filter = stream.getFilters();
		List<COSName> names = new ArrayList<>();
		if (filter instanceof COSName name) {
			names.add(name);
		}
		else if (filter instanceof COSArray array) {
			for (int i = 0; i < array.size(); i++) {
				if (array.getObject(i) instanceof COSName name) {
					names.add(name);
				}
			}
		}
		return names;
	}

	/** Counts what is written, and keeps it only for a further filter. */
	private static final class Counter extends OutputStream {

		private final long most;

		private final @Nullable ByteArrayOutputStream kept;

		private long count;

		private Counter(long most, boolean last) {
			this.most = most;
			this.kept = last ? null : new ByteArrayOutputStream();
		}

		@Override
		public void write(int b) {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			this.count += length;
			if (this.count > this.most) {
				throw new LimitException("stream-bytes");
			}
			if (this.kept != null) {
				this.kept.write(bytes, offset, length);
			}
		}

		private InputStream bytes() {
			return new ByteArrayInputStream((this.kept != null) ? this.kept.toByteArray() : new byte[0]);
		}

	}

}

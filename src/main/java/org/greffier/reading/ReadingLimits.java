package org.greffier.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.greffier.reading.scan.GlyphLimits;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every cap and threshold of reading, from {@code jobs/reading.yaml}, which says where
 * each number comes from; what it leaves out has the value of {@link #standard()}.
 *
 * @param startTime a worker must be ready within
 * @param filesPerWorker read before a worker is replaced
 * @param objects of one file
 * @param streamBytes decoded, of one stream
 * @param totalBytes decoded, of all streams of one file
 * @param imagePixels of one picture
 * @param pagePoints of one side of a page
 * @param fields of a form, of any name
 * @param signatures digital ones of one file
 * @param valueCharacters of one field
 * @param operators of the content of one file
 * @param inkLength of the pen in a signature at least, in points
 * @param inkTurning of the pen in a signature at least, in whole turns
 * @param signatureMargin around a signature's box that still counts as in it, in points
 * @param boxTolerance by which a field may be off its place, in points
 * @param scanShare of a page that pictures cover for it to be a scan
 * @param scan of pages that are pictures
 * @param glyphs of what is typed on them
 */
record ReadingLimits(Duration startTime, int filesPerWorker, int objects, long streamBytes, long totalBytes,
		long imagePixels, int pagePoints, int fields, int signatures, int valueCharacters, int operators,
		double inkLength, double inkTurning, double signatureMargin, double boxTolerance, double scanShare,
		ScanLimits scan, GlyphLimits glyphs) {

	static ReadingLimits standard() {
		return of(Map.of());
	}

	/**
	 * Reads {@code reading.yaml} of the catalogue's folder; without one, the standard.
	 * @throws IllegalArgumentException with file and key, if it says what it may not
	 */
	static ReadingLimits load(Path jobs) {
		Path file = jobs.resolve("reading.yaml");
		if (!Files.exists(file)) {
			return standard();
		}
		try (java.io.Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
			if (!(root instanceof Map<?, ?> map)) {
				throw new IllegalArgumentException("keys with numbers are expected");
			}
			Map<String, Number> values = new TreeMap<>();
			map.forEach((key, value) -> {
				if (!(value instanceof Number number) || number.doubleValue() <= 0) {
					throw new IllegalArgumentException(key + " must be a number above 0");
				}
				values.put(String.valueOf(key), number);
			});
			return of(values);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(file + ": " + ex.getMessage(), ex);
		}
	}

	private static ReadingLimits of(Map<String, Number> given) {
		Map<String, Number> rest = new TreeMap<>(given);
		ReadingLimits limits = new ReadingLimits(Duration.ofSeconds(take(rest, "start-seconds", 60).longValue()),
				take(rest, "files-per-worker", 500).intValue(), take(rest, "objects", 20_000).intValue(),
				take(rest, "stream-bytes", 64 << 20).longValue(), take(rest, "total-bytes", 256 << 20).longValue(),
				take(rest, "image-pixels", 36_000_000).longValue(), take(rest, "page-points", 2_000).intValue(),
				take(rest, "fields", 1_000).intValue(), take(rest, "signatures", 10).intValue(),
				take(rest, "value-characters", 4_000).intValue(), take(rest, "operators", 200_000).intValue(),
				take(rest, "ink-length", 100).doubleValue(), take(rest, "ink-turning", 2.5).doubleValue(),
				take(rest, "signature-margin", 8).doubleValue(), take(rest, "box-tolerance", 2).doubleValue(),
				take(rest, "scan-share", 0.5).doubleValue(), ScanLimits.of(rest), glyphs(rest));
		if (!rest.isEmpty()) {
			throw new IllegalArgumentException("unknown key " + rest.keySet().iterator().next());
		}
		return limits;
	}

	private static GlyphLimits glyphs(Map<String, Number> rest) {
		GlyphLimits standard = GlyphLimits.standard();
		return new GlyphLimits(take(rest, "glyph-trusted", standard.trusted()).doubleValue(),
				take(rest, "glyph-fit", standard.fit()).doubleValue(),
				take(rest, "glyph-residual", standard.residual()).doubleValue(),
				take(rest, "glyph-odd", standard.odd()).doubleValue(),
				take(rest, "glyph-ragged", standard.ragged()).doubleValue(),
				take(rest, "glyph-margin", standard.margin()).doubleValue(),
				take(rest, "glyph-ink", standard.ink()).doubleValue(),
				take(rest, "glyph-stray", standard.stray()).doubleValue());
	}

	static Number take(Map<String, Number> rest, String key, Number standard) {
		Number given = rest.remove(key);
		return (given != null) ? given : standard;
	}

}

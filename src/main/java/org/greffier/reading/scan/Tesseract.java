package org.greffier.reading.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.sun.jna.Pointer;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import net.sourceforge.tess4j.TessAPI;

/**
 * Reads single lines of type by Tesseract, in French with its dictionary. What it says is
 * never enough to accept a value: of typed addresses it had 79.5 % right, and was sure of
 * itself in the others (READING, the finding that decides the design). One handle, kept
 * for the life of the process; for one thread.
 */
public final class Tesseract implements AutoCloseable {

	/** Where Debian, and others, keep what Tesseract knows of a language. */
	private static final List<Path> FOLDERS = List.of(Path.of("/usr/share/tesseract-ocr/5/tessdata"),
			Path.of("/usr/share/tesseract-ocr/4.00/tessdata"), Path.of("/usr/share/tessdata"));

	private static final String LANGUAGE = "fra";

	private static final double PERCENT = 100;

	private final TessAPI library;

	private final TessBaseAPI handle;

	private Tesseract(TessAPI library, TessBaseAPI handle) {
		this.library = library;
		this.handle = handle;
	}

	/** The folder with the French data; empty where it is not installed. */
	public static Optional<Path> data() {
		return FOLDERS.stream()
			.filter((folder) -> Files.isReadable(folder.resolve(LANGUAGE + ".traineddata")))
			.findFirst();
	}

	/**
	 * Opens Tesseract with its French data; empty where that is not installed.
	 * @throws IOException if the library itself cannot be loaded or does not start
	 */
	public static Optional<Tesseract> open() throws IOException {
		Optional<Path> data = data();
		return data.isPresent() ? Optional.of(open(data.get())) : Optional.empty();
	}

	private static Tesseract open(Path data) throws IOException {
		TessAPI library = TesseractLibrary.load();
		TessBaseAPI handle = library.TessBaseAPICreate();
		if (library.TessBaseAPIInit3(handle, data.toString(), LANGUAGE) != 0) {
			library.TessBaseAPIDelete(handle);
			throw new IOException("Tesseract does not start with the data in " + data);
		}
		library.TessBaseAPISetPageSegMode(handle, TessPageSegMode.PSM_SINGLE_LINE);
		return new Tesseract(library, handle);
	}

	/**
	 * Reads one line.
	 * @param line upright, dark on light
	 * @param dotsPerInch of the picture
	 */
	Line read(Grey line, int dotsPerInch) {
		ByteBuffer pixels = ByteBuffer.allocateDirect(line.pixels().length);
		pixels.put(line.pixels()).flip();
		this.library.TessBaseAPISetImage(this.handle, pixels, line.width(), line.height(), 1, line.width());
		this.library.TessBaseAPISetSourceResolution(this.handle, dotsPerInch);
		Pointer text = this.library.TessBaseAPIGetUTF8Text(this.handle);
		if (text == null) {
			return new Line("", 0);
		}
		try {
			double sureness = this.library.TessBaseAPIMeanTextConf(this.handle) / PERCENT;
			return new Line(text.getString(0, StandardCharsets.UTF_8.name()).strip(), sureness);
		}
		finally {
			this.library.TessDeleteText(text);
		}
	}

	@Override
	public void close() {
		this.library.TessBaseAPIDelete(this.handle);
	}

	/**
	 * What Tesseract takes a line for. Personal: {@code toString} does not show it.
	 *
	 * @param sureness Tesseract's own, from 0 to 1
	 */
	record Line(String text, double sureness) {

		@Override
		public String toString() {
			return "Line[" + this.text.length() + " characters, " + this.sureness + "]";
		}

	}

}

package org.greffier.reading.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.NativeLibrary;
import net.sourceforge.tess4j.TessAPI;

/**
 * Tesseract's libraries, which come in jars and must lie in a folder to be loaded. The
 * folder is new, readable by this user alone, and gone as soon as they are loaded, so
 * that a killed process leaves nothing. On a platform that the jars do not serve, the
 * system's own library is taken.
 */
final class TesseractLibrary {

	/** In the order in which each needs the one before it. */
	private static final List<String> FILES = List.of("leptonica/linux-x86_64/libleptonica.so.6",
			"tesseract/linux-x86_64/libtesseract.so.5.5");

	private TesseractLibrary() {
	}

	/**
	 * Loads the library, once in a process.
	 * @throws IOException if it cannot be unpacked or loaded
	 */
	static TessAPI load() throws IOException {
		return load(Path.of(System.getProperty("java.io.tmpdir")));
	}

	/** The same, whose folder is made in another. */
	static TessAPI load(Path in) throws IOException {
		Path folder = Files.createTempDirectory(in, "greffier-tesseract");
		List<Path> unpacked = new ArrayList<>();
		try {
			for (String file : FILES) {
				unpack(file, folder, unpacked);
			}
			NativeLibrary.addSearchPath("tesseract", folder.toString());
			return TessAPI.INSTANCE;
		}
		catch (LinkageError ex) {
			throw new IOException("Tesseract cannot be loaded: " + ex.getMessage(), ex);
		}
		finally {
			for (Path file : unpacked) {
				Files.delete(file);
			}
			Files.delete(folder);
		}
	}

	private static void unpack(String file, Path folder, List<Path> unpacked) throws IOException {
		try (InputStream in = TesseractLibrary.class.getResourceAsStream("/org/bytedeco/" + file)) {
			if (in != null) {
				Path to = folder.resolve(file.substring(file.lastIndexOf('/') + 1));
				unpacked.add(to);
				Files.copy(in, to);
			}
		}
	}

}

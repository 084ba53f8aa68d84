package org.greffier.scan;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Who turns a PDF into dots, so that glyphs do not all come from one rasteriser. Those
 * beside PDFBox are programs of other packages, for benchmarks alone.
 */
public enum Printer {

	/** As an ink-jet's driver asks for it. */
	PDFBOX_300(300, null, ""),
	/** As a laser printer's does; bare dots, black or white. */
	PDFBOX_600(600, null, ""),
	/** Debian package poppler-utils. */
	POPPLER(300, "pdftoppm", "-r 300 -gray IN OUT/p"),
	/** Debian package mupdf-tools. */
	MUPDF(300, "mutool", "draw -q -r 300 -c gray -o OUT/p%d.pgm IN");

	private static final int SECONDS = 60;

	private final int dpi;

	private final @Nullable String program;

	private final String arguments;

	Printer(int dpi, @Nullable String program, String arguments) {
		this.dpi = dpi;
		this.program = program;
		this.arguments = arguments;
	}

	/** The program that it needs, as it is named on the path; empty for our own. */
	public String program() {
		return (this.program != null) ? this.program : "";
	}

	/** Whether it can be used on this machine. */
	public boolean installed() {
		return this.program == null || Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder).resolve(this.program)));
	}

	/** The pages of a PDF on paper of 300 dots an inch. */
	List<Paper> print(byte[] pdf) {
		try {
			return (this.program == null) ? ours(pdf) : theirs(this.program, pdf);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Paper> ours(byte[] pdf) throws IOException {
		List<Paper> pages = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			PDFRenderer renderer = new PDFRenderer(document);
			for (int i = 0; i < document.getNumberOfPages(); i++) {
				BufferedImage image = renderer.renderImageWithDPI(i, this.dpi, ImageType.GRAY);
				byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
				pages.add((this.dpi == 300) ? Paper.grey(image.getWidth(), image.getHeight(), this.dpi, pixels)
						: halved(image.getWidth(), image.getHeight(), pixels));
			}
		}
		return pages;
	}

	/** Four dots of a laser printer, as one pixel sees them. */
	private static Paper halved(int width, int height, byte[] dots) {
		int across = width / 2;
		int down = height / 2;
		byte[] pixels = new byte[across * down];
		for (int y = 0; y < down; y++) {
			for (int x = 0; x < across; x++) {
				int at = 2 * y * width + 2 * x;
				pixels[y * across + x] = (byte) ((toner(dots[at]) + toner(dots[at + 1]) + toner(dots[at + width])
						+ toner(dots[at + width + 1])) / 4);
			}
		}
		return Paper.grey(across, down, 300, pixels);
	}

	/** Light greys are dithered by a printer: they are left as they look from afar. */
	private static int toner(byte grey) {
		int value = grey & Paper.WHITE;
		return (value < 128) ? 0 : (value < 200) ? 255 : value;
	}

	private List<Paper> theirs(String name, byte[] pdf) throws IOException {
		Path folder = Files.createTempDirectory("print");
		try {
			Path in = Files.write(folder.resolve("in.pdf"), pdf);
			List<String> command = new ArrayList<>(List.of(name));
			for (String word : this.arguments.split(" ")) {
				command.add(word.replace("IN", in.toString()).replace("OUT", folder.toString()));
			}
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(folder.resolve("said").toFile())
				.start();
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IOException(name + " failed: " + Files.readString(folder.resolve("said")));
			}
			List<Paper> pages = new ArrayList<>();
			for (Path page : sorted(folder)) {
				if (page.toString().endsWith(".pgm")) {
					pages.add(pgm(Files.readAllBytes(page)));
				}
			}
			return pages;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			for (Path file : sorted(folder)) {
				Files.delete(file);
			}
			Files.delete(folder);
		}
	}

	/** In the order of their numbers: no form of ours has ten pages. */
	private static List<Path> sorted(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted(Comparator.naturalOrder()).toList();
		}
	}

	/** A portable grey map, {@code P5 width height 255}, whose comments nobody writes. */
	private static Paper pgm(byte[] file) {
		int[] numbers = new int[4];
		int at = 1;
		for (int i = 0; i < numbers.length; i++) {
			while (Character.isWhitespace(file[at])) {
				at++;
			}
			for (; !Character.isWhitespace(file[at]); at++) {
				numbers[i] = 10 * numbers[i] + file[at] - '0';
			}
		}
		return Paper.grey(numbers[1], numbers[2], 300,
				Arrays.copyOfRange(file, at + 1, at + 1 + numbers[1] * numbers[2]));
	}

}

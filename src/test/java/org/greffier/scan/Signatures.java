package org.greffier.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.greffier.form.Box;

/**
 * Pictures of real signatures, of a folder that holds one folder a person; none are kept
 * here.
 */
public final class Signatures {

	private static final double CLEAR = 0.15;

	private final List<List<Path>> people;

	private Signatures(List<List<Path>> people) {
		this.people = people;
	}

	/** Those of a folder; empty when it is not there or has none. */
	public static Optional<Signatures> in(Path folder) {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> folders = Files.list(folder)) {
			List<List<Path>> people = folders.filter(Files::isDirectory)
				.sorted()
				.map(Signatures::pictures)
				.filter((pictures) -> !pictures.isEmpty())
				.toList();
			return people.isEmpty() ? Optional.empty() : Optional.of(new Signatures(people));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> pictures(Path person) {
		try (Stream<Path> files = Files.list(person)) {
			return files.filter((file) -> file.toString().endsWith(".png")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Writes one of a person's signatures into a box, as large as fits. */
	void sign(Paper paper, Box box, Ink ink, int person, SplittableRandom random) {
		List<Path> pictures = this.people.get(Math.floorMod(person, this.people.size()));
		try {
			BufferedImage picture = ImageIO.read(pictures.get(random.nextInt(pictures.size())).toFile());
			double scale = paper.scale();
			double size = Math.min(box.width() * scale / picture.getWidth(), box.height() * scale / picture.getHeight())
					* random.nextDouble(0.85, 1.1);
			int left = (int) (box.x() * scale
					+ random.nextDouble(0, 0.4) * (box.width() * scale - size * picture.getWidth()));
			int top = (int) (box.y() * scale + (box.height() * scale - size * picture.getHeight()) / 2);
			for (int y = 0; y < size * picture.getHeight() - 1; y++) {
				for (int x = 0; x < size * picture.getWidth() - 1; x++) {
					double dark = dark(picture.getRGB((int) (x / size), (int) (y / size)));
					if (dark > CLEAR) {
						paper.darken(left + x, top + y, Math.min(1, 1.3 * dark), ink);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** How dark a pixel is on white paper, from 0 to 1. */
	private static double dark(int argb) {
		double alpha = (argb >>> 24) / 255.0;
		double grey = (0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff)) / 255;
		return alpha * (1 - grey);
	}

}

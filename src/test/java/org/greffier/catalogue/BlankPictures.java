package org.greffier.catalogue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.greffier.form.Language;

/** Draws every blank and its pictures into a folder, to be looked at. */
final class BlankPictures {

	private BlankPictures() {
	}

	public static void main(String[] args) throws Exception {
		Path folder = Files.createDirectories(Path.of(args[0]));
		for (Agency agency : ShippedCatalogue.load().agencies().values()) {
			for (FormKind kind : agency.kinds().values()) {
				for (Language language : Language.values()) {
					byte[] blank = Blanks.draw(kind, agency, language);
					String name = kind.name() + "-" + language.key();
					Files.write(folder.resolve(name + ".pdf"), blank);
					try (PDDocument pdf = Loader.loadPDF(blank)) {
						for (int page = 0; page < pdf.getNumberOfPages(); page++) {
							File picture = folder.resolve(name + "-" + (page + 1) + ".png").toFile();
							ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, 130), "png", picture);
						}
					}
				}
			}
		}
	}

}

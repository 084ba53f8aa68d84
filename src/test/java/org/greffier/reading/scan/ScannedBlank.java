package org.greffier.reading.scan;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.FormKind;
import org.greffier.form.AgencyId;
import org.greffier.form.Language;

/** Our own blanks as pictures. */
final class ScannedBlank {

	private ScannedBlank() {
	}

	/** A page of a blank in French, from 1, so many pixels a point. */
	static Grey page(String body, String kind, int page, float scale) throws IOException {
		Agency agency = CatalogueLoader.loadOffline(Path.of("jobs")).agency(new AgencyId(body));
		FormKind form = Objects.requireNonNull(agency.kinds().get(kind));
		try (PDDocument document = Loader.loadPDF(Blanks.draw(form, agency, Language.FR))) {
			BufferedImage image = new PDFRenderer(document).renderImage(page - 1, scale, ImageType.GRAY);
			return new Grey(image.getWidth(), image.getHeight(),
					((DataBufferByte) image.getRaster().getDataBuffer()).getData());
		}
	}

}

package org.greffier.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** The letter that a polite office lays on top of its form. */
final class CoverLetter {

	private static final String[] LINES = { "Clinique fictive des Érables", "12, rue Sans-Nom, Québec", "", "",
			"Objet : demande d'accès", "", "Madame, Monsieur,", "",
			"Vous trouverez ci-joint le formulaire dûment rempli et signé. Nous vous",
			"saurions gré de bien vouloir y donner suite dans les meilleurs délais.", "",
			"Si un renseignement devait manquer, notre secrétariat répond au téléphone",
			"tous les matins de la semaine.", "", "Veuillez agréer nos salutations distinguées.", "", "",
			"La direction" };

	private CoverLetter() {
	}

	static Paper print(long number) throws IOException {
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage(PDRectangle.LETTER);
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.beginText();
				content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 12);
				content.newLineAtOffset(90, 690);
				content.setLeading(16);
				for (String line : LINES) {
					content.showText(line);
					content.newLine();
				}
				content.showText("Dossier " + number);
				content.endText();
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return Printer.PDFBOX_300.print(out.toByteArray()).get(0);
		}
	}

}

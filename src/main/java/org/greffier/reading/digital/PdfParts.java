package org.greffier.reading.digital;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.pades.validation.PdfSignatureDictionary;
import eu.europa.esig.dss.pades.validation.PdfSignatureField;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.PdfDocumentReader;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfObjectModificationsFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDocumentReader;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.nativedrawer.PdfBoxNativeSignatureDrawerFactory;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * How the library reads a PDF for us. It knows a field by the last part of its name
 * alone, and so takes {@code grantor.signature} and {@code user.signature} for one: here
 * each has its full name.
 */
final class PdfParts extends PdfBoxNativeObjectFactory {

	PdfParts() {
		DefaultPdfObjectModificationsFinder finder = new DefaultPdfObjectModificationsFinder();
		finder.setPdfObjectModificationsFilter(new TaggedFields());
		setPdfObjectModificationsFinder(finder);
	}

	@Override
	public PDFSignatureService newPAdESSignatureService() {
		return configure(new Service());
	}

	private static final class Service extends PdfBoxSignatureService {

		Service() {
			super(PDFServiceMode.SIGNATURE, new PdfBoxNativeSignatureDrawerFactory());
		}

		@Override
		protected PdfDocumentReader loadPdfDocumentReader(DSSDocument document, char @Nullable [] password)
				throws IOException {
			return new Reader(document, (password != null) ? new String(password) : "");
		}

	}

	private static final class Reader extends PdfBoxDocumentReader {

		Reader(DSSDocument document, String password) throws IOException {
			super(document, password);
		}

		/** Each field has its full name for as long as the library asks for it. */
		@Override
		public Map<PdfSignatureDictionary, List<PdfSignatureField>> extractSigDictionaries() throws IOException {
			IdentityHashMap<COSDictionary, String> full = new IdentityHashMap<>();
			getPDDocument().getSignatureFields()
				.forEach((field) -> full.put(field.getCOSObject(), field.getFullyQualifiedName()));
			IdentityHashMap<COSDictionary, COSBase> own = new IdentityHashMap<>();
			full.forEach((field, name) -> {
				own.put(field, field.getItem(COSName.T));
				field.setString(COSName.T, name);
			});
			try {
				return super.extractSigDictionaries();
			}
			finally {
				own.forEach((field, name) -> field.setItem(COSName.T, name));
			}
		}

	}

}

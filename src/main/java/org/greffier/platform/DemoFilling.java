package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

/**
 * What an applicant does who copies a user name out of yesterday's letter: writes values
 * in the forms that a mail carries.
 */
final class DemoFilling {

	private static final Session SESSION = Session.getInstance(new Properties());

	private DemoFilling() {
	}

	/** The mail with these values in every form of it that has the fields. */
	static byte[] fill(byte[] raw, Map<String, String> values) throws MessagingException, IOException {
		MimeMessage message = new Kept(raw);
		fill(message, values);
		message.saveChanges();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		message.writeTo(out);
		return out.toByteArray();
	}

	private static void fill(Part part, Map<String, String> values) throws MessagingException, IOException {
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				fill(parts.getBodyPart(i), values);
			}
		}
		else if (part.isMimeType("application/pdf")) {
			String disposition = part.getDisposition();
			String name = part.getFileName();
			byte[] filled = filled(part.getInputStream(), values);
			part.setDataHandler(new DataHandler(new ByteArrayDataSource(filled, "application/pdf")));
			part.setDisposition(disposition);
			part.setFileName(name);
		}
	}

	private static byte[] filled(InputStream pdf, Map<String, String> values) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf.readAllBytes())) {
			for (Map.Entry<String, String> value : values.entrySet()) {
				PDField field = document.getDocumentCatalog().getAcroForm(null).getField(value.getKey());
				if (field != null) {
					field.setValue(value.getValue());
				}
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	/** Keeps the Message-ID that its sender gave it. */
	private static final class Kept extends MimeMessage {

		Kept(byte[] raw) throws MessagingException {
			super(SESSION, new ByteArrayInputStream(raw));
		}

		@Override
		protected void updateMessageID() {
			// It stays as it is.
		}

	}

}

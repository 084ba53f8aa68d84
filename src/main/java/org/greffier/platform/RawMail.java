package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * A mail kept byte for byte. It calls itself plain text so that GreenMail does not walk
 * its parts, which throws for some broken mails; our product never asks a server for a
 * mail's structure.
 */
final class RawMail extends MimeMessage {

	private static final Session SESSION = Session.getInstance(new Properties());

	private final byte[] raw;

	RawMail(byte[] raw) throws MessagingException {
		super(SESSION, new ByteArrayInputStream(raw));
		this.raw = raw.clone();
	}

	@Override
	public String getContentType() {
		return "text/plain";
	}

	@Override
	public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
		out.write(this.raw);
	}

}

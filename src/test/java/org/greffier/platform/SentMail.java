package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/**
 * A mail that left the product, as its recipient's server keeps it.
 *
 * @param to the recipient of the SMTP transaction, not of the header
 * @param html what stands beside the text
 */
record SentMail(String to, String messageId, String subject, String text, String html) {

	/** A half stands on a line of its own, set in by four blanks. */
	private static final Pattern SET_IN = Pattern.compile("(?m)^ {4}([A-Za-z0-9]{8,})\\s*$");

	static SentMail of(byte[] raw) {
		try {
			MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
			MimeMultipart parts = (MimeMultipart) message.getContent();
			return new SentMail(message.getHeader("Delivered-To", null), message.getMessageID(), message.getSubject(),
					String.valueOf(parts.getBodyPart(0).getContent()),
					String.valueOf(parts.getBodyPart(1).getContent()));
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The user name or the password, whichever this letter carries, in both its parts.
	 */
	Optional<String> half() {
		Matcher matcher = SET_IN.matcher(this.text);
		return matcher.find() ? Optional.of(matcher.group(1)).filter((half) -> this.html.contains(">" + half + "</p>"))
				: Optional.empty();
	}

	boolean isUsername() {
		return half().filter((half) -> half.matches("CE\\d{6}")).isPresent();
	}

	boolean isPassword() {
		return half().isPresent() && !isUsername();
	}

}

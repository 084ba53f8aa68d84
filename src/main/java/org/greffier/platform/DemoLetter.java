package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A letter as its recipient has it. Holds personal data and secrets. */
record DemoLetter(String messageId, String to, String subject, String text) {

	private static final Session SESSION = Session.getInstance(new Properties());

	/**
	 * A long word that stands alone on an indented line, as a letter shows a password.
	 */
	private static final Pattern SECRET = Pattern.compile("(?m)^(\\h+)([^\\s@/]{12,})\\h*$");

	private static final Pattern NUMBER = Pattern.compile("REQ-[0-9]{4}-[0-9]{6,}");

	static DemoLetter of(byte[] raw) throws MessagingException, IOException {
		MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
		String to = Optional.ofNullable(message.getHeader("Delivered-To", null)).orElse("");
		return new DemoLetter(Optional.ofNullable(message.getMessageID()).orElse(""), to.toLowerCase(Locale.ROOT),
				Optional.ofNullable(message.getSubject()).orElse(""), text(message));
	}

	private static String text(Part part) throws MessagingException, IOException {
		if (part.isMimeType("text/plain")) {
			return String.valueOf(part.getContent());
		}
		if (part.getContent() instanceof Multipart parts) {
			for (int i = 0; i < parts.getCount(); i++) {
				BodyPart inner = parts.getBodyPart(i);
				String text = text(inner);
				if (!text.isEmpty()) {
					return text;
				}
			}
		}
		return "";
	}

	/** The request number in its subject; empty where there is none. */
	Optional<String> number() {
		Matcher number = NUMBER.matcher(this.subject);
		return number.find() ? Optional.of(number.group()) : Optional.empty();
	}

	/** The first thing in its text that looks like this. */
	Optional<String> find(Pattern pattern) {
		Matcher found = pattern.matcher(this.text);
		return found.find() ? Optional.of(found.group()) : Optional.empty();
	}

	/**
	 * Its text for the screen, a temporary password blotted out.
	 * @param secret whether one must be in it; nothing is shown when it is not found
	 */
	String blotted(boolean secret) {
		Matcher found = SECRET.matcher(this.text.replace("\r", ""));
		if (secret && !found.find()) {
			return "(not shown: a temporary password is somewhere in it)";
		}
		return found.replaceAll((match) -> match.group(1) + "█".repeat(match.group(2).length()));
	}

	@Override
	public String toString() {
		return "DemoLetter[" + this.text.length() + " characters]";
	}

}

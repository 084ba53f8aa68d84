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
record DemoLetter(String to, String subject, String text) {

	private static final Session SESSION = Session.getInstance(new Properties());

	/** A word of 14 or more letters and digits, as no other word of a letter is. */
	private static final Pattern SECRET = Pattern
		.compile("(?<![\\w@./:-])(?!REQ-)(?=\\S*[0-9])(?=\\S*[A-Za-z])[A-Za-z0-9-]{14,}(?![\\w@./-])");

	private static final Pattern NUMBER = Pattern.compile("REQ-[0-9]{4}-[0-9]{6,}");

	static DemoLetter of(byte[] raw) throws MessagingException, IOException {
		MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
		String to = Optional.ofNullable(message.getHeader("Delivered-To", null)).orElse("");
		return new DemoLetter(to.toLowerCase(Locale.ROOT), Optional.ofNullable(message.getSubject()).orElse(""),
				text(message));
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

	/** Its text for the screen: a temporary password is blotted out. */
	String blotted() {
		return SECRET.matcher(this.text).replaceAll((match) -> "█".repeat(match.group().length()));
	}

	@Override
	public String toString() {
		return "DemoLetter[" + this.text.length() + " characters]";
	}

}

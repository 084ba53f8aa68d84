package org.greffier.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import jakarta.mail.internet.MimeUtility;

/**
 * One mail as a mail program writes it, with fixed boundaries and Message-ID. Lines end
 * with CRLF.
 */
final class Eml {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z",
			Locale.ENGLISH);

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

	private final String name;

	private final List<String> headers = new ArrayList<>();

	private final List<String> parts = new ArrayList<>();

	private String body = "";

	private Eml(String name) {
		this.name = name;
	}

	/**
	 * A mail that somebody writes.
	 * @param name of the sample; it makes the Message-ID and the boundary
	 */
	static Eml from(String name, String display, String address, ZonedDateTime date) {
		String domain = address.substring(address.indexOf('@') + 1);
		Eml mail = new Eml(name);
		mail.header("Received", "from poste-" + Math.floorMod(name.hashCode(), 90) + "." + domain
				+ " (unknown [192.0.2.7]) by mx." + domain + " with ESMTPSA; " + DATE.format(date));
		mail.header("Message-ID", "<" + name + "@" + domain + ">");
		mail.header("Date", DATE.format(date));
		mail.header("MIME-Version", "1.0");
		mail.header("User-Agent", "Courriel 115.2");
		mail.header("From", display.isEmpty() ? address : encoded(display) + " <" + address + ">");
		return mail;
	}

	/** Writes a header as it is; the value must be ASCII. */
	Eml header(String header, String value) {
		this.headers.add(header + ": " + value);
		return this;
	}

	Eml to(String address) {
		return header("To", address);
	}

	Eml subject(String subject) {
		return header("Subject", encoded(subject));
	}

	/** What the server of the demo is to say of the sender (RFC 8601). */
	Eml authentication(String result) {
		return header("X-Greffier-Sample-Auth", result);
	}

	Eml text(String text) {
		this.body = part("text/plain; charset=UTF-8", "quoted-printable", "", quoted(text));
		return this;
	}

	Eml html(String html) {
		this.body = part("text/html; charset=UTF-8", "quoted-printable", "", quoted(html));
		return this;
	}

	Eml attach(String file, String type, byte[] bytes) {
		return part(file, type, "attachment", bytes);
	}

	/** Any part with a file name, such as a picture in the text. */
	Eml part(String file, String type, String disposition, byte[] bytes) {
		String head = "Content-Disposition: " + disposition + ";\r\n " + parameter("filename", file) + "\r\n";
		this.parts
			.add(part(type + ";\r\n name=\"" + encoded(file) + "\"", "base64", head, BASE64.encodeToString(bytes)));
		return this;
	}

	byte[] bytes() {
		return raw(multipart(true));
	}

	/** Cut off in the middle of its last file, as when a line breaks. */
	byte[] brokenBytes() {
		String whole = multipart(false);
		return raw(whole.substring(0, whole.length() - whole.length() / 3));
	}

	private byte[] raw(String content) {
		return (String.join("\r\n", this.headers) + "\r\n" + content).getBytes(StandardCharsets.UTF_8);
	}

	private String multipart(boolean closed) {
		if (this.parts.isEmpty()) {
			return this.body;
		}
		String boundary = "----=_" + this.name;
		StringBuilder out = new StringBuilder("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n");
		List<String> all = new ArrayList<>();
		if (!this.body.isEmpty()) {
			all.add(this.body);
		}
		all.addAll(this.parts);
		for (String part : all) {
			out.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
		}
		return closed ? out + "--" + boundary + "--\r\n" : out.toString();
	}

	private static String part(String type, String encoding, String head, String content) {
		return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n" + head + "\r\n" + content
				+ "\r\n";
	}

	private static String quoted(String text) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (java.io.OutputStream encoder = MimeUtility.encode(out, "quoted-printable")) {
			encoder.write(text.strip().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException | jakarta.mail.MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		return out.toString(StandardCharsets.US_ASCII);
	}

	private static String encoded(String text) {
		try {
			return MimeUtility.encodeText(text, "UTF-8", "Q");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** RFC 2231 where the value is not plain ASCII. */
	private static String parameter(String parameter, String value) {
		if (StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
			return parameter + "=\"" + value + "\"";
		}
		StringBuilder out = new StringBuilder(parameter + "*=UTF-8''");
		for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
			boolean plain = b > 0 && (Character.isLetterOrDigit(b) || b == '.' || b == '-');
			out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
		}
		return out.toString();
	}

}

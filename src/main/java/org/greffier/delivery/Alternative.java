package org.greffier.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;

/**
 * The body of a letter's message: the plain text, then the same as HTML, of which a mail
 * program shows the last that it can (RFC 2046 section 5.1.4). The temporary password is
 * put between the bytes of each, in buffers that are wiped.
 */
final class Alternative {

	/** No line of quoted-printable can hold it (RFC 2045 section 6.7, note 2). */
	private static final String BOUNDARY = "=_greffier";

	/** The Content-Type of the message. */
	static final String TYPE = "multipart/alternative; boundary=\"" + BOUNDARY + '"';

	private Alternative() {
	}

	/**
	 * The bytes as they go over the wire; the caller wipes them.
	 * @param secret what stands in the place of {@link Composed#PASSWORD}, ASCII; not
	 * changed
	 */
	static byte[] encode(Composed letter, byte[] secret) throws MessagingException, IOException {
		try (Wiped message = new Wiped()) {
			part(message, "text/plain; charset=utf-8; format=fixed", letter.body(), secret, false);
			part(message, "text/html; charset=utf-8", letter.html(), secret, true);
			ascii(message, "--" + BOUNDARY + "--\r\n");
			return message.toByteArray();
		}
	}

	private static void part(Wiped message, String type, String text, byte[] secret, boolean html)
			throws MessagingException, IOException {
		ascii(message, "--" + BOUNDARY + "\r\nContent-Type: " + type
				+ "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
		try (Wiped clear = new Wiped()) {
			fill(clear, text.replace("\n", "\r\n"), secret, html);
			// Flushed and not closed: closing wipes what it wrote to.
			OutputStream quoted = MimeUtility.encode(message, "quoted-printable");
			clear.writeTo(quoted);
			quoted.flush();
		}
		ascii(message, "\r\n");
	}

	private static void fill(Wiped clear, String text, byte[] secret, boolean html) {
		int from = 0;
		for (int mark = text.indexOf(Composed.PASSWORD); mark >= 0; mark = text.indexOf(Composed.PASSWORD, from)) {
			clear.writeBytes(text.substring(from, mark).getBytes(StandardCharsets.UTF_8));
			for (byte b : secret) {
				put(clear, b, html);
			}
			from = mark + 1;
		}
		clear.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
	}

	/** One character of the password, as what it is also in HTML. */
	private static void put(Wiped clear, byte b, boolean html) {
		if (html && (b == '&' || b == '<' || b == '>')) {
			ascii(clear, "&#" + b + ";");
		}
		else {
			clear.write(b);
		}
	}

	private static void ascii(Wiped out, String text) {
		out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

}

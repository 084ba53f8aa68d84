package org.greffier.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * One message as it goes over the wire, to one recipient. Its body is one array of bytes
 * that is wiped when the message is closed: a temporary password is put between the bytes
 * of the text, and is in no {@code String}, no table and no log.
 */
final class Outgoing extends SMTPMessage implements AutoCloseable {

	private static final byte[] CRLF = { '\r', '\n' };

	private final Recipient to;

	private final String envelopeId;

	private final byte[] encoded;

	/**
	 * A message.
	 * @param returnPath an address, or empty for the null return path
	 * @param envelopeId comes back in a notice as Original-Envelope-Id (RFC 3461)
	 * @param secret what stands in the place of {@link Composed#PASSWORD}; not changed
	 */
	Outgoing(Session session, Map<String, String> headers, Recipient to, String returnPath, String envelopeId,
			String body, byte[] secret) {
		super(session);
		this.to = to;
		this.envelopeId = envelopeId;
		setEnvelopeFrom(returnPath.isEmpty() ? "<>" : returnPath);
		setNotifyOptions(returnPath.isEmpty() ? NOTIFY_NEVER : NOTIFY_FAILURE | NOTIFY_DELAY);
		setReturnOption(RETURN_HDRS);
		try {
			for (Map.Entry<String, String> header : headers.entrySet()) {
				setHeader(header.getKey(), header.getValue());
			}
			this.encoded = encode(body, secret);
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalStateException("a message in memory cannot be written", ex);
		}
	}

	InternetAddress[] recipients() {
		InternetAddress address = new InternetAddress();
		address.setAddress(this.to.address());
		return new InternetAddress[] { address };
	}

	/** Asks that notices name our letter; only for a relay that knows DSN. */
	void nameEnvelope() {
		setMailExtension("ENVID=" + this.envelopeId);
	}

	private static byte[] encode(String body, byte[] secret) throws MessagingException, IOException {
		Wiped clear = new Wiped();
		Wiped encoded = new Wiped();
		try (clear; encoded) {
			int from = 0;
			String text = body.replace("\n", "\r\n");
			for (int mark = text.indexOf(Composed.PASSWORD); mark >= 0; mark = text.indexOf(Composed.PASSWORD, from)) {
				clear.writeBytes(text.substring(from, mark).getBytes(StandardCharsets.UTF_8));
				clear.writeBytes(secret);
				from = mark + 1;
			}
			clear.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
			// Flushed and not closed: closing wipes what it wrote to.
			OutputStream quoted = MimeUtility.encode(encoded, "quoted-printable");
			clear.writeTo(quoted);
			quoted.flush();
			return encoded.toByteArray();
		}
	}

	/** Writes the headers and the bytes; nothing is made anew from parts. */
	@Override
	public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
		var lines = this.headers.getNonMatchingHeaderLines(ignored);
		while (lines.hasMoreElements()) {
			out.write(lines.nextElement().getBytes(StandardCharsets.US_ASCII));
			out.write(CRLF);
		}
		out.write(CRLF);
		out.write(this.encoded);
		out.flush();
	}

	@Override
	public void close() {
		Arrays.fill(this.encoded, (byte) 0);
	}

	/** A buffer that leaves nothing behind, also when it grows. */
	private static final class Wiped extends ByteArrayOutputStream {

		Wiped() {
			super(1 << 16);
		}

		@Override
		public synchronized void write(int b) {
			grow(1);
			super.write(b);
		}

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) {
			grow(length);
			super.write(bytes, offset, length);
		}

		private void grow(int more) {
			if (this.count + more > this.buf.length) {
				byte[] old = this.buf;
				this.buf = Arrays.copyOf(old, 2 * (this.count + more));
				Arrays.fill(old, (byte) 0);
			}
		}

		@Override
		public void close() throws IOException {
			Arrays.fill(this.buf, (byte) 0);
			super.close();
		}

	}

}

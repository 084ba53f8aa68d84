package org.greffier.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * One message as it goes over the wire, to one recipient. Its body is one array of bytes
 * that is wiped when the message is closed: a temporary password is put between the bytes
 * of its parts, and is in no {@code String}, no table and no log.
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
			Composed letter, byte[] secret) {
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
			this.encoded = Alternative.encode(letter, secret);
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

}

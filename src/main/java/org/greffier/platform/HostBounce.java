package org.greffier.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A delivery status notification (RFC 3464) as a real server writes it. */
final class HostBounce {

	private HostBounce() {
	}

	/**
	 * That a mailbox does not exist, with the whole original: {@code RET=HDRS} is a wish
	 * that many servers do not grant.
	 */
	static byte[] of(String returnPath, String recipient, byte[] original) {
		String boundary = "bounce-" + UUID.randomUUID();
		String head = """
				Return-Path: <>
				From: Mail Delivery System <MAILER-DAEMON@mail.host.test>
				To: %1$s
				Date: %2$s
				Subject: Undelivered Mail Returned to Sender
				Message-ID: <%3$s@mail.host.test>
				Auto-Submitted: auto-replied
				MIME-Version: 1.0
				Content-Type: multipart/report; report-type=delivery-status; boundary="%4$s"

				--%4$s
				Content-Type: text/plain; charset=us-ascii

				This is the mail system. Your message could not be delivered.
				<%5$s>: 550 5.1.1 no such mailbox

				--%4$s
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mail.host.test

				Final-Recipient: rfc822; %5$s
				Original-Recipient: rfc822;%5$s
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 550 5.1.1 no such mailbox

				--%4$s
				Content-Type: message/rfc822

				""".formatted(returnPath,
				DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)), UUID.randomUUID(),
				boundary, recipient);
		ByteArrayOutputStream mail = new ByteArrayOutputStream();
		mail.writeBytes(crlf(head));
		mail.writeBytes(original);
		mail.writeBytes(crlf("\n--" + boundary + "--\n"));
		return mail.toByteArray();
	}

	private static byte[] crlf(String text) {
		return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
	}

}

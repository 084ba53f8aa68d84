package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;

class NoticeTests {

	private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

	private static final String REPORT = """
			From: MAILER-DAEMON@mx.test
			To: rebonds@ramq.example
			MIME-Version: 1.0
			Content-Type: multipart/report; report-type=delivery-status; boundary="b"

			--b
			Content-Type: text/plain

			Sorry.
			--b
			Content-Type: message/delivery-status

			Reporting-MTA: dns; mx.test
			%s

			Final-Recipient: rfc822; user@clinic.test
			Action: %s
			Status: 4.7.1 (expired)
			--b
			Content-Type: %s

			Subject: x
			Message-ID:
			 <%s@ramq.example>
			--b--
			""";

	@Test
	void trustsTheActionAndNotTheStatus() {
		Notice notice = read("X: y", "failed", "text/rfc822-headers", ID + ".2").orElseThrow();

		assertThat(notice.action()).isEqualTo(Bounced.Action.FAILED);
		assertThat(notice.status()).isEqualTo("4.7.1");
		assertThat(notice.tokens()).singleElement().satisfies((token) -> {
			assertThat(token.letter()).hasToString(ID);
			assertThat(token.attempt()).isEqualTo(2);
		});
	}

	@Test
	void findsTheLetterByTheIdOfItsEnvelope() {
		Notice notice = read("Original-Envelope-Id: " + ID + ".1", "Delayed", "message/rfc822", "x").orElseThrow();

		assertThat(notice.action()).isEqualTo(Bounced.Action.DELAYED);
		assertThat(notice.tokens()).hasSize(1);
	}

	@Test
	void findsTheLetterByItsReturnPath() {
		String raw = REPORT.formatted("X: y", "relayed", "text/plain", "x")
			.replace("rebonds@", "rebonds+" + ID + ".1@");

		assertThat(Notice.read(raw.getBytes(StandardCharsets.UTF_8))).hasValueSatisfying((notice) -> {
			assertThat(notice.action()).isEqualTo(Bounced.Action.RELAYED);
			assertThat(notice.tokens()).hasSize(1);
		});
	}

	@Test
	@Row("MAIL-28")
	void findsTheLetterOfANoticeThatWasWrittenAnew() {
		Notice notice = read("X-Original-Message-ID: <" + ID + ".1@ramq.example>", "failed", "text/plain", "x")
			.orElseThrow();

		assertThat(notice.tokens()).hasSize(1);
	}

	@Test
	@Row("MAIL-30")
	void readsAReadReceipt() {
		String receipt = REPORT.formatted("X: y", "failed", "text/plain", "x")
			.replace("delivery-status", "disposition-notification")
			.replace("Action: failed", "Original-Message-ID: <" + ID
					+ ".1@ramq.example>\nDisposition: manual-action/MDN-sent-manually; displayed/error");

		assertThat(Notice.read(receipt.getBytes(StandardCharsets.UTF_8))).hasValueSatisfying((notice) -> {
			assertThat(notice.action()).isEqualTo(Bounced.Action.DISPLAYED);
			assertThat(notice.tokens()).hasSize(1);
		});
		assertThat(Notice.read(receipt.replace("displayed", "deleted").getBytes(StandardCharsets.UTF_8))).isEmpty();
	}

	@Test
	void takesNothingElseForANotice() {
		assertThat(read("X: y", "exploded", "text/plain", ID + ".1")).isEmpty();
		for (String raw : new String[] { "", "\r\n", "Content-Type: multipart/report", "Content-Type: ;;;\n\nx",
				REPORT.replace("multipart/report", "multipart/mixed"),
				REPORT.replace("message/delivery-status", "text/plain"), "\0".repeat(5000) }) {
			assertThat(Notice.read(raw.getBytes(StandardCharsets.UTF_8))).isEmpty();
		}
	}

	private static Optional<Notice> read(String field, String action, String type, String id) {
		return Notice
			.read(REPORT.formatted(field, action, type, id).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

}

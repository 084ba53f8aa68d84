package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.greffier.form.Language;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;

class OutgoingTests {

	private static final Session SESSION = Session.getInstance(new Properties());

	private static final byte[] SECRET = "qW7<Xa9&cmK>Re".getBytes(StandardCharsets.US_ASCII);

	private final Composed letter = new Composed("s",
			List.of(new Composed.Text(Language.FR,
					"Élodie, voici «\u00a0x\u00a0»\u00a0:\n\n    " + Composed.PASSWORD + "\n\nFin.\n"),
					new Composed.Text(Language.EN, "Here it is:\n\n    " + Composed.PASSWORD + "\n\nEnd.\n")));

	@Test
	@Row("RAMQ-20")
	void saysTheSameAsTextAndThenAsHtml() throws Exception {
		MimeMultipart parts = parts(sent(this.letter));

		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(parts.getCount()).isEqualTo(2);
		assertThat(type(parts.getBodyPart(0))).isEqualTo("text/plain");
		assertThat(type(parts.getBodyPart(1))).isEqualTo("text/html");
		assertThat(text(parts, 0)).isEqualTo("""
				The English version follows the French text.

				Élodie, voici «\u00a0x\u00a0»\u00a0:

				    qW7<Xa9&cmK>Re

				Fin.

				%s

				Here it is:

				    qW7<Xa9&cmK>Re

				End.
				""".formatted("-".repeat(72)));
	}

	@Test
	void aPasswordIsTextInHtmlTooAndStandsInOneElement() throws Exception {
		assertThat(text(parts(sent(this.letter)), 1)).contains("<p>Élodie, voici «\u00a0x\u00a0»\u00a0:</p>")
			.containsSubsequence(">qW7&#60;Xa9&#38;cmK&#62;Re</p>", ">qW7&#60;Xa9&#38;cmK&#62;Re</p>")
			.doesNotContain("" + Composed.PASSWORD);
	}

	@Test
	void leavesNothingOfItWhenItIsClosed() throws Exception {
		ByteArrayOutputStream after = new ByteArrayOutputStream();
		Outgoing message = outgoing(this.letter);
		message.close();
		message.writeTo(after, new String[0]);

		String bytes = after.toString(StandardCharsets.ISO_8859_1);
		assertThat(bytes.substring(bytes.indexOf("\r\n\r\n") + 4)).isNotEmpty().matches("\0+");
	}

	@Test
	void everyLineIsShortAndPlainAscii() throws Exception {
		String long1 = "é".repeat(3000) + " " + "--=_greffier".repeat(90);
		Composed wide = new Composed("s", List.of(new Composed.Text(Language.FR, long1)));

		byte[] raw = sent(wide);

		assertThat(new String(raw, StandardCharsets.ISO_8859_1).split("\r\n"))
			.allSatisfy((line) -> assertThat(line).matches("[\\t -~]{0,78}"));
		assertThat(parts(raw).getCount()).isEqualTo(2);
		assertThat(text(parts(raw), 0)).isEqualTo(long1.replace(" ", "\n") + "\n");
	}

	private static Outgoing outgoing(Composed letter) {
		return new Outgoing(SESSION, Map.of("Content-Type", Alternative.TYPE), Recipient.of("a@b.test").orElseThrow(),
				"", "token", letter, SECRET);
	}

	private static byte[] sent(Composed letter) throws Exception {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		try (Outgoing message = outgoing(letter)) {
			message.writeTo(raw, new String[0]);
		}
		return raw.toByteArray();
	}

	private static MimeMultipart parts(byte[] raw) throws Exception {
		return (MimeMultipart) new MimeMessage(SESSION, new ByteArrayInputStream(raw)).getContent();
	}

	private static String type(BodyPart part) throws Exception {
		assertThat(part.getContentType()).contains("charset=utf-8");
		return part.getContentType().replaceAll(";.*", "");
	}

	private static String text(MimeMultipart parts, int index) throws Exception {
		return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
	}

}

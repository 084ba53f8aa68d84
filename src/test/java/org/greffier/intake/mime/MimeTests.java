package org.greffier.intake.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MimeTests {

	private static final MimeLimits LIMITS = new MimeLimits(20, 200);

	@Test
	@Row("MAIL-21")
	@DisplayName("M-15 forgives a missing end, a missing boundary and one that is the start of another")
	void forgivesBoundaries() {
		assertThat(bodies("Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo")).containsExactly("one",
				"two");
		assertThat(bodies("Content-Type: multipart/mixed;\n\n--guess\n\none\n--guess\n\ntwo\n--guess--"))
			.containsExactly("one", "two");
		assertThat(bodies("""
				Content-Type: multipart/mixed; boundary=a

				--a
				Content-Type: multipart/mixed; boundary=ab

				--ab

				one
				--ab

				two
				--a

				three
				--a--
				""")).containsExactly("one", "two", "three");
		assertThat(bodies("Content-Type: multipart/mixed; boundary=\"\"\n\nno part")).containsExactly("no part");
		assertThat(bodies("Content-Type: multipart/mixed; boundary=a\r\r--a\r\rone\r--a--\r")).containsExactly("one");
	}

	@Test
	@Row("MAIL-21")
	void readsAPartWithoutABlankLine() {
		assertThat(bodies("""
				Content-Type: multipart/mixed; boundary=a

				--a
				Content-Transfer-Encoding: base64
				b25lIGFuZCB0d28=
				--a--
				""")).containsExactly("one and two");
	}

	@Test
	@Row("MAIL-21")
	@DisplayName("M-06 decodes base64 with junk, without padding and joined")
	void decodesLenientBase64() {
		assertThat(base64("b25l")).isEqualTo("one");
		assertThat(base64("b2\n5l*b25lIQ")).isEqualTo("oneone!");
		assertThat(base64("b25lIQ==b25lIQ==")).isEqualTo("one!one!");
		assertThat(base64("    ====   ")).isEmpty();
	}

	@Test
	void decodesQuotedPrintable() {
		byte[] text = "caf=C3=A9=\r\n au lait = 5 =3D =ZZ=".getBytes(StandardCharsets.US_ASCII);

		assertThat(new String(TransferEncoding.quotedPrintable(text, 0, text.length), StandardCharsets.UTF_8))
			.isEqualTo("café au lait = 5 = =ZZ");
	}

	@Test
	@Row({ "MAIL-15", "MAIL-57" })
	@DisplayName("M-05 decodes encoded words cut in a character, in unknown charsets, and leaves the broken")
	void decodesEncodedWords() {
		assertThat(EncodedWords.decode("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?= noir")).isEqualTo("café noir");
		assertThat(EncodedWords.decode("a =?iso-8859-1?Q?=E9?= b")).isEqualTo("a é b");
		assertThat(EncodedWords.decode("=?x-nobody?Q?=E9t=E9?=")).isEqualTo("été");
		assertThat(EncodedWords.decode("=?utf-8?B?w6k?=")).isEqualTo("é");
		assertThat(EncodedWords.decode("=?utf-8?X?a?= =?broken")).isEqualTo("=?utf-8?X?a?= =?broken");
	}

	@Test
	@Row("MAIL-15")
	@DisplayName("M-04 names a file the same whatever order its segments come in")
	void joinsSegments() {
		assertThat(name("attachment; filename*1=\"de.pdf\"; filename*0=\"deman\"")).isEqualTo("demande.pdf");
		assertThat(name("attachment; filename*0*=utf-8''%C3%A9t; filename*1*=%C3%A9; filename*2=.pdf"))
			.isEqualTo("été.pdf");
		assertThat(name("attachment; filename=plain.pdf; filename*=utf-8'fr'%C3%A9.pdf")).isEqualTo("é.pdf");
		assertThat(name("attachment; filename=\"C:\\dir\\a;b.pdf\"")).isEqualTo("C:\\dir\\a;b.pdf");
		assertThat(name("attachment; filename=\"=?utf-8?B?w6kucGRm?=\"")).isEqualTo("é.pdf");
		StringBuilder many = new StringBuilder("attachment");
		for (int i = 0; i < 10_000; i++) {
			many.append("; filename*").append(i).append("=a");
		}
		assertThat(name(many.toString())).hasSizeLessThan(1_001);
	}

	@Test
	@Row("MAIL-15")
	@DisplayName("M-10 shows no path, no control and no direction mark")
	void cleansFileNames() {
		assertThat(FileNames.clean("../../etc/passwd", "d")).isEqualTo("passwd");
		assertThat(FileNames.clean("C:\\Users\\x\\f.pdf", "d")).isEqualTo("f.pdf");
		assertThat(FileNames.clean("fdp\u202Eexe.pdf\u0000\r\nBcc: x", "d")).isEqualTo("fdp_exe.pdf___Bcc: x");
		assertThat(FileNames.clean("  ..  ", "document-1.pdf")).isEqualTo("document-1.pdf");
		assertThat(FileNames.clean("e\u0301te\u0301.pdf", "d")).isEqualTo("été.pdf");
		assertThat(FileNames.clean("a".repeat(300) + ".pdf", "d")).hasSize(120).endsWith("….pdf");
		assertThat(FileNames.clean("😀".repeat(200), "d")).doesNotContain("?").hasSizeLessThanOrEqualTo(120);
	}

	@Test
	@Row("MAIL-57")
	@DisplayName("M-20 reads raw Latin-1 and UTF-8 in headers")
	void readsRawHeaders() {
		byte[] latin = "Subject: caf\u00E9\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
		byte[] utf8 = "Subject: caf\u00E9\r\n\r\n".getBytes(StandardCharsets.UTF_8);

		assertThat(HeaderFields.of(latin, LIMITS).first("subject")).contains("café");
		assertThat(HeaderFields.of(utf8, LIMITS).first("Subject")).contains("café");
	}

	@Test
	void readsUuencode() {
		byte[] text = "begin 644 a.txt\n#0V%T\n`\nend\n".getBytes(StandardCharsets.US_ASCII);

		assertThat(new String(TransferEncoding.uuencode(text, 0, text.length), StandardCharsets.US_ASCII))
			.isEqualTo("Cat");
	}

	private static String name(String disposition) {
		return Parameters.of(disposition).get("filename").orElseThrow();
	}

	private static String base64(String text) {
		byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
		return new String(TransferEncoding.base64(ascii, 0, ascii.length), StandardCharsets.UTF_8);
	}

	private static List<String> bodies(String mail) {
		return leaves(MimeTree.parse(mail.getBytes(StandardCharsets.UTF_8), LIMITS)).map((part) -> part.text(1_000))
			.toList();
	}

	private static java.util.stream.Stream<MimePart> leaves(MimePart part) {
		return part.children().isEmpty() ? java.util.stream.Stream.of(part)
				: part.children().stream().flatMap(MimeTests::leaves);
	}

}

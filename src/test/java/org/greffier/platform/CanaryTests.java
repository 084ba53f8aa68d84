package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTests {

	private static final String SECRET = "kV7m-Tq4R-w9Zc-x2Hp";

	private final Canary canary = new Canary(SECRET);

	@Test
	void findsNothingWhereThereIsNothing() {
		byte[] text = "the password is kV7m-Tq4R and no more".repeat(100).getBytes(StandardCharsets.UTF_8);

		assertThat(this.canary.in(text)).isEmpty();
		assertThat(this.canary.in(new byte[0])).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1" })
	void findsItInEachCharset(String charset) {
		assertThat(this.canary.in(("before " + SECRET + " after").getBytes(Charset.forName(charset)))).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 57, 58 })
	void findsItInBase64AtEveryAlignmentAndAcrossLines(int before) {
		byte[] text = ("x".repeat(before) + SECRET + " and then some text").getBytes(StandardCharsets.UTF_8);

		assertThat(this.canary.in(Base64.getMimeEncoder().encode(text))).isNotEmpty();
	}

	@Test
	void findsItAcrossSoftLineEndsOfQuotedPrintable() {
		String folded = "password: " + SECRET.substring(0, 6) + "=\r\n" + SECRET.substring(6);

		assertThat(this.canary.in(folded.getBytes(StandardCharsets.US_ASCII))).isNotEmpty();
	}

	@Test
	void findsItInHexadecimal() {
		StringBuilder hex = new StringBuilder("\\x00ff");
		for (byte b : SECRET.getBytes(StandardCharsets.UTF_8)) {
			hex.append(String.format("%02x", b));
		}

		assertThat(this.canary.in(hex.toString().getBytes(StandardCharsets.US_ASCII))).containsExactly("hexadecimal");
	}

	@Test
	void findsItInsideGzipAndZlib() throws IOException {
		ByteArrayOutputStream gzip = new ByteArrayOutputStream();
		gzip.write("junk".getBytes(StandardCharsets.US_ASCII));
		try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
			out.write(("log line " + SECRET + "\n").repeat(50).getBytes(StandardCharsets.UTF_8));
		}
		ByteArrayOutputStream zlib = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
			out.write(SECRET.getBytes(StandardCharsets.UTF_8));
		}

		assertThat(this.canary.in(gzip.toByteArray())).contains("gzip plain");
		assertThat(this.canary.in(zlib.toByteArray())).contains("zlib plain");
	}

}

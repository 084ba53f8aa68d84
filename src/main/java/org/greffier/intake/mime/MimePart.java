package org.greffier.intake.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One part of a mail, over the mail's own bytes.
 *
 * @param type in lower case, such as {@code application/pdf}
 * @param start of its body in {@code source}
 * @param end of its body, before the line break that belongs to the boundary
 * @param children of a multipart; the one mail in a {@code message/rfc822}; what a
 * {@code winmail.dat} or an opaque signature packs, over bytes of its own
 */
@SuppressWarnings("ArrayRecordComponent")
public record MimePart(HeaderFields headers, String type, Parameters contentType, byte[] source, int start, int end,
		List<MimePart> children) {

	private static final int HEAD = 64;

	/** Its body with the transfer encoding undone. */
	public byte[] body() {
		return TransferEncoding.decode(this.headers.first("Content-Transfer-Encoding").orElse(""), this.source,
				this.start, this.end);
	}

	/** The beginning of its body, enough to tell what it is. */
	byte[] head() {
		return TransferEncoding.decode(this.headers.first("Content-Transfer-Encoding").orElse(""), this.source,
				this.start, Math.min(this.end, this.start + HEAD));
	}

	/** Its body as text, at most this many characters. */
	public String text(int characters) {
		String text = Charsets.text(body(), this.contentType.get("charset").orElse(""));
		return (text.length() <= characters) ? text : text.substring(0, characters);
	}

	/** {@code inline}, {@code attachment} or empty. */
	public String disposition() {
		return this.headers.first("Content-Disposition").map((field) -> Parameters.of(field).value()).orElse("");
	}

	/** The file name as its writer gave it, decoded: never to be used as a path. */
	public Optional<String> fileName() {
		return this.headers.first("Content-Disposition")
			.flatMap((field) -> Parameters.of(field).get("filename"))
			.or(() -> this.contentType.get("name"))
			.filter((name) -> !name.isBlank());
	}

	/** The Content-ID without its angle brackets. */
	public Optional<String> contentId() {
		return this.headers.first("Content-ID").map((id) -> id.replaceAll("[<>\\s]", "")).filter((id) -> !id.isEmpty());
	}

	public boolean isMultipart() {
		return this.type.startsWith("multipart/") && !this.children.isEmpty();
	}

	public boolean isText() {
		return this.type.startsWith("text/");
	}

	/** Whether its file name ends so. */
	public boolean isNamed(String ending) {
		return fileName().map((name) -> name.toLowerCase(Locale.ROOT).strip().endsWith(ending)).orElse(false);
	}

	@Override
	public String toString() {
		return "MimePart[" + this.type + ", " + (this.end - this.start) + " bytes, " + this.children.size() + " parts]";
	}

}

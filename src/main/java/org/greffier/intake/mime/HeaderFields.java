package org.greffier.intake.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The header of a mail or part: its fields from the top (RFC 5322 section 2.2). */
public final class HeaderFields {

	/** A field longer than this is cut: no use of ours needs more. */
	static final int VALUE_CHARACTERS = 32_768;

	private static final int NAME_CHARACTERS = 200;

	private final List<HeaderField> fields;

	/** The offset of the first byte after the blank line. */
	private final int bodyStart;

	private HeaderFields(List<HeaderField> fields, int bodyStart) {
		this.fields = List.copyOf(fields);
		this.bodyStart = bodyStart;
	}

	static HeaderFields of(List<HeaderField> fields) {
		return new HeaderFields(fields, 0);
	}

	/** The header that a file out of a container would have as a part. */
	static HeaderFields ofFile(PackedFile file) {
		String name = file.name().replace("\\", "\\\\").replace("\"", "\\\"");
		boolean shown = !file.contentId().isBlank();
		return of(List.of(new HeaderField("Content-Type", file.type()),
				new HeaderField("Content-Disposition",
						(shown ? "inline" : "attachment") + "; filename=\"" + name + "\""),
				new HeaderField("Content-ID", file.contentId())));
	}

	/** The fields from the top. */
	public List<HeaderField> inOrder() {
		return this.fields;
	}

	/** The value of the topmost field of a name, trimmed. */
	public Optional<String> first(String name) {
		return this.fields.stream().filter((field) -> field.is(name)).findFirst().map((field) -> field.value().strip());
	}

	/** All values of a name from the top, trimmed. */
	public List<String> all(String name) {
		return this.fields.stream().filter((field) -> field.is(name)).map((field) -> field.value().strip()).toList();
	}

	public boolean has(String name) {
		return this.fields.stream().anyMatch((field) -> field.is(name));
	}

	int bodyStart() {
		return this.bodyStart;
	}

	/**
	 * Reads the header of a mail that stands alone.
	 * @throws MimeLimitException if it has too many fields
	 */
	public static HeaderFields of(byte[] mail, MimeLimits limits) {
		byte[] lines = Lines.withLineFeeds(mail);
		return parse(lines, 0, lines.length, limits);
	}

	/** A mail's header section, its blank line with it, without its body. */
	public static byte[] section(byte[] mail) {
		int at = 0;
		while (at < mail.length) {
			int next = Lines.next(mail, at, mail.length);
			if (Lines.stop(mail, at, next) == at) {
				return Arrays.copyOf(mail, next);
			}
			at = next;
		}
		return mail.clone();
	}

	/**
	 * Reads the header at the start of a range. Where the blank line is missing, a line
	 * of dashes starts the body, and so does a line that is no field unless a field
	 * follows it.
	 */
	static HeaderFields parse(byte[] mail, int start, int end, MimeLimits limits) {
		List<HeaderField> fields = new ArrayList<>();
		int at = start;
		while (at < end) {
			int next = Lines.next(mail, at, end);
			int stop = Lines.stop(mail, at, next);
			if (stop == at) {
				return new HeaderFields(fields, next);
			}
			if (colon(mail, at, stop) < 0) {
				boolean junk = next < end && colon(mail, next, Lines.next(mail, next, end)) >= 0;
				if (!junk || (mail[at] == '-' && stop > at + 1 && mail[at + 1] == '-')) {
					return new HeaderFields(fields, at);
				}
				at = next;
				continue;
			}
			while (next < end && (mail[next] == ' ' || mail[next] == '\t')) {
				next = Lines.next(mail, next, end);
			}
			fields.add(field(mail, at, Lines.stop(mail, at, next)));
			if (fields.size() > limits.fields()) {
				throw new MimeLimitException("more than " + limits.fields() + " header fields");
			}
			at = next;
		}
		return new HeaderFields(fields, end);
	}

	/** Where the colon of a field stands, or -1 when the line is no field. */
	private static int colon(byte[] mail, int start, int stop) {
		int colon = start;
		while (colon < stop && mail[colon] > ' ' && mail[colon] != ':') {
			colon++;
		}
		int end = colon;
		while (colon < stop && (mail[colon] == ' ' || mail[colon] == '\t')) {
			colon++;
		}
		boolean named = end > start && end - start <= NAME_CHARACTERS;
		return (named && colon < stop && mail[colon] == ':') ? colon : -1;
	}

	private static HeaderField field(byte[] mail, int start, int stop) {
		int colon = colon(mail, start, stop);
		int limited = Math.min(stop, colon + 1 + VALUE_CHARACTERS);
		String value = Charsets.text(mail, colon + 1, limited).replaceAll("\\r?\\n(?=[ \\t])", "").strip();
		return new HeaderField(Charsets.text(mail, start, colon).strip(), value);
	}

}

package org.greffier.intake.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks a mail into its parts (RFC 2046), forgiving a missing boundary, a missing end and
 * a missing blank line, and never reading outside a part's own bytes. What a part packs,
 * an attached mail, a {@code winmail.dat} or an opaque signature, is its children (MAIL
 * rows 3, 23, 25).
 */
public final class MimeTree {

	private static final String TEXT = "text/plain";

	private static final String MESSAGE = "message/rfc822";

	private final MimeLimits limits;

	private int parts;

	private MimeTree(MimeLimits limits) {
		this.limits = limits;
	}

	/**
	 * Reads a mail.
	 * @return its root part
	 * @throws MimeLimitException if it is deeper or has more parts or fields than allowed
	 */
	public static MimePart parse(byte[] mail, MimeLimits limits) {
		byte[] lines = Lines.withLineFeeds(mail);
		return new MimeTree(limits).part(lines, start(lines), lines.length, TEXT, 0, 0);
	}

	/** Passes over blank lines and an mbox's From line before the header. */
	private static int start(byte[] mail) {
		int at = 0;
		while (at < mail.length) {
			int next = Lines.next(mail, at, mail.length);
			int stop = Lines.stop(mail, at, next);
			boolean mbox = stop - at > 5 && Charsets.text(mail, at, at + 5).equals("From ");
			if (stop > at && !mbox) {
				return at;
			}
			at = next;
		}
		return 0;
	}

	private MimePart part(byte[] mail, int start, int end, String defaultType, int depth, int messages) {
		count(depth);
		HeaderFields headers = HeaderFields.parse(mail, start, end, this.limits);
		int body = Math.min(headers.bodyStart(), end);
		Parameters contentType = Parameters.of(headers.first("Content-Type").orElse(defaultType));
		String type = type(contentType.value());
		MimePart leaf = new MimePart(headers, type, contentType, mail, body, end, List.of());
		return with(leaf,
				type.startsWith("multipart/") ? multipart(leaf, depth, messages) : packed(leaf, depth + 1, messages));
	}

	/** What a part packs; nothing of one that is only what it is, or packed too deep. */
	private List<MimePart> packed(MimePart leaf, int depth, int messages) {
		if (messages >= this.limits.messages() || leaf.type().startsWith("multipart/")) {
			return List.of();
		}
		boolean named = leaf.isNamed(".eml") && !leaf.isText() && !leaf.type().startsWith("message/");
		if (leaf.type().equals(MESSAGE) || leaf.type().equals("message/global") || named) {
			return message(Lines.withLineFeeds(leaf.body()), depth, messages);
		}
		if (isTnef(leaf)) {
			return Tnef.open(leaf.body()).map((tnef) -> files(tnef, depth, messages)).orElse(List.of());
		}
		if (leaf.type().matches("application/(?:x-)?pkcs7-mime") || leaf.isNamed(".p7m")) {
			return SignedData.content(leaf.body())
				.map((content) -> signed(leaf, content, depth, messages))
				.orElse(List.of());
		}
		return List.of();
	}

	private List<MimePart> message(byte[] inner, int depth, int messages) {
		return List.of(part(inner, start(inner), inner.length, TEXT, depth, messages + 1));
	}

	/** A mail was signed or, as some offices do, a file alone: {@code form.pdf.p7m}. */
	private List<MimePart> signed(MimePart leaf, byte[] content, int depth, int messages) {
		if (content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D') {
			String name = leaf.fileName().orElse("").replaceFirst("(?i)\\.p7m\\s*$", "");
			PackedFile file = new PackedFile(PackedFile.FILE, name, "", content, 0, content.length);
			return List.of(file(HeaderFields.ofFile(file), file, depth, messages));
		}
		return message(Lines.withLineFeeds(content), depth, messages);
	}

	private static boolean isTnef(MimePart leaf) {
		return leaf.type().equals(Tnef.TYPE) || leaf.type().equals("application/vnd.ms-tnef")
				|| (!leaf.isText() && Tnef.is(leaf.head()));
	}

	private List<MimePart> files(Tnef tnef, int depth, int messages) {
		List<MimePart> files = new ArrayList<>();
		files.add(file(HeaderFields.of(List.of(new HeaderField("Content-Type", TEXT))), tnef.body(), depth, messages));
		tnef.files().forEach((file) -> files.add(file(HeaderFields.ofFile(file), file, depth, messages)));
		return files;
	}

	private MimePart file(HeaderFields headers, PackedFile file, int depth, int messages) {
		count(depth);
		Parameters contentType = Parameters.of(headers.first("Content-Type").orElse(TEXT));
		MimePart leaf = new MimePart(headers, contentType.value(), contentType, file.source(), file.start(), file.end(),
				List.of());
		return with(leaf, packed(leaf, depth + 1, messages + 1));
	}

	private void count(int depth) {
		if (depth > this.limits.depth()) {
			throw new MimeLimitException("deeper than " + this.limits.depth() + " parts");
		}
		this.parts++;
		if (this.parts > this.limits.parts()) {
			throw new MimeLimitException("more than " + this.limits.parts() + " parts");
		}
	}

	private static MimePart with(MimePart part, List<MimePart> children) {
		return new MimePart(part.headers(), part.type(), part.contentType(), part.source(), part.start(), part.end(),
				List.copyOf(children));
	}

	private static String type(String written) {
		String bare = written.replaceAll("\\(.*?\\)|\\s", "");
		if (bare.isEmpty() || bare.equals("text")) {
			return TEXT;
		}
		return (bare.indexOf('/') > 0) ? bare : "application/octet-stream";
	}

	private List<MimePart> multipart(MimePart part, int depth, int messages) {
		String inner = part.type().equals("multipart/digest") ? MESSAGE : TEXT;
		List<int[]> ranges = part.contentType()
			.get("boundary")
			.filter((boundary) -> !boundary.isBlank())
			.map((boundary) -> ranges(part, boundary.stripTrailing()))
			.orElse(List.of());
		if (ranges.isEmpty()) {
			// Without a boundary that occurs, the first line of dashes must be it.
			ranges = firstDashes(part).map((boundary) -> ranges(part, boundary)).orElse(List.of());
		}
		List<MimePart> children = new ArrayList<>();
		for (int[] range : ranges) {
			children.add(part(part.source(), range[0], range[1], inner, depth + 1, messages));
		}
		return children;
	}

	/**
	 * The parts between lines that are exactly the boundary; the last may have no end.
	 */
	private static List<int[]> ranges(MimePart part, String boundary) {
		byte[] mail = part.source();
		byte[] dashes = ("--" + boundary).getBytes(java.nio.charset.StandardCharsets.UTF_8);
		List<int[]> ranges = new ArrayList<>();
		int open = -1;
		for (int at = part.start(); at < part.end();) {
			int next = Lines.next(mail, at, part.end());
			int kind = boundaryLine(mail, at, Lines.stop(mail, at, next), dashes);
			if (kind > 0) {
				if (open >= 0) {
					ranges.add(new int[] { open, Math.max(open, stopBefore(mail, open, at)) });
				}
				open = (kind == 1) ? next : -1;
				if (kind == 2) {
					return ranges;
				}
			}
			at = next;
		}
		if (open >= 0) {
			ranges.add(new int[] { open, part.end() });
		}
		return ranges;
	}

	/** 1 for a boundary, 2 for the last one, 0 for any other line. */
	private static int boundaryLine(byte[] mail, int at, int stop, byte[] dashes) {
		if (stop - at < dashes.length) {
			return 0;
		}
		for (int i = 0; i < dashes.length; i++) {
			if (mail[at + i] != dashes[i]) {
				return 0;
			}
		}
		int i = at + dashes.length;
		boolean last = stop - i >= 2 && mail[i] == '-' && mail[i + 1] == '-';
		i += last ? 2 : 0;
		while (i < stop && (mail[i] == ' ' || mail[i] == '\t' || mail[i] == '\r')) {
			i++;
		}
		if (i < stop) {
			return 0;
		}
		return last ? 2 : 1;
	}

	private static int stopBefore(byte[] mail, int open, int at) {
		return Lines.stop(mail, open, at);
	}

	private static Optional<String> firstDashes(MimePart part) {
		byte[] mail = part.source();
		for (int at = part.start(); at < part.end(); at = Lines.next(mail, at, part.end())) {
			int stop = Lines.stop(mail, at, Lines.next(mail, at, part.end()));
			if (stop - at > 4 && stop - at < 80 && mail[at] == '-' && mail[at + 1] == '-') {
				return Optional.of(Charsets.text(mail, at + 2, stop).stripTrailing());
			}
		}
		return Optional.empty();
	}

}

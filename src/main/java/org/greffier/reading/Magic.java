package org.greffier.reading;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.greffier.form.FindingCode;
import org.greffier.form.Problem;

/** Tells what a file is by its first bytes; a name or a declared type decides nothing. */
final class Magic {

	/**
	 * Readers accept a header anywhere in the first 1024 bytes (ISO 32000-1, H.3.4.1).
	 */
	private static final int HEADER_WITHIN = 1024;

	private static final Map<String, String> STARTS = new LinkedHashMap<>();

	static {
		STARTS.put("\u00ff\u00d8\u00ff", "jpeg");
		STARTS.put("\u0089PNG", "png");
		STARTS.put("GIF8", "gif");
		STARTS.put("II*\0", "tiff");
		STARTS.put("MM\0*", "tiff");
		STARTS.put("BM", "bmp");
		STARTS.put("\u00d0\u00cf\u0011\u00e0", "office");
		STARTS.put("{\\rtf", "rtf");
		STARTS.put("MZ", "program");
		STARTS.put("\u007fELF", "program");
		STARTS.put("Rar!", "rar");
		STARTS.put("7z\u00bc\u00af", "7z");
		STARTS.put("\u001f\u008b", "gzip");
		STARTS.put("%!PS", "postscript");
		STARTS.put("<?xml", "xml");
		STARTS.put("x\u009f>\"", "winmail");
	}

	/** May hold a PDF as it is. */
	private static final Set<String> PACKED = Set.of("zip", "docx", "xlsx", "odt", "rar", "7z", "gzip", "winmail",
			"encrypted");

	/** What an S/MIME message that nobody else can read says it is (RFC 5652, 5083). */
	private static final List<String> ENVELOPED = List.of("\u0006\t*\u0086H\u0086\u00f7\r\u0001\u0007\u0003",
			"\u0006\t*\u0086H\u0086\u00f7\r\u0001\u0007\u0006",
			"\u0006\u000b*\u0086H\u0086\u00f7\r\u0001\t\u0010\u0001\u0017");

	/** The object's kind follows its length, which takes 1 to 5 bytes. */
	private static final int ENVELOPE_WITHIN = 8;

	private Magic() {
	}

	/**
	 * A PDF, and not something that only has one in it, not compressed, near its start.
	 */
	static boolean isPdf(byte[] file) {
		return head(file).contains("%PDF") && !PACKED.contains(type(file));
	}

	/** What is told of a file that is no PDF. */
	static Problem problem(byte[] file) {
		String type = type(file);
		return switch (type) {
			case "winmail" -> Problem.of(FindingCode.WINMAIL);
			case "encrypted" -> Problem.of(FindingCode.ENCRYPTED_MAIL);
			case "zip", "rar", "7z", "gzip" ->
				Problem.of(Locked.is(file, type) ? FindingCode.ENCRYPTED_ARCHIVE : FindingCode.ZIP, type);
			default -> Problem.of(FindingCode.NOT_PDF, type);
		};
	}

	/** A short name of what it is instead; {@code unknown} when it shows nothing. */
	static String type(byte[] file) {
		String head = head(file);
		if (head.isEmpty()) {
			return "empty";
		}
		for (Map.Entry<String, String> start : STARTS.entrySet()) {
			if (head.startsWith(start.getKey())) {
				return start.getValue();
			}
		}
		if (isEncrypted(head)) {
			return "encrypted";
		}
		if (head.startsWith("PK")) {
			return packed(head);
		}
		if (head.startsWith("ftyp", 4)) {
			return head.substring(8).matches("(?s)(hei|hev|mif|msf).*") ? "heic" : "video";
		}
		String lower = head.toLowerCase(Locale.ROOT).strip();
		if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
			return "html";
		}
		return head.chars().allMatch((c) -> c >= ' ' || c == '\r' || c == '\n' || c == '\t') ? "text" : "unknown";
	}

	/** S/MIME or PGP, the latter as text or, with the key's id first, as bytes. */
	private static boolean isEncrypted(String head) {
		boolean enveloped = head.charAt(0) == '0'
				&& ENVELOPED.stream().map(head::indexOf).anyMatch((at) -> at > 0 && at < ENVELOPE_WITHIN);
		boolean key = (head.startsWith("\u0003", 2) && head.charAt(0) == '\u0084')
				|| (head.startsWith("\u0003", 3) && head.charAt(0) == '\u0085');
		return enveloped || key || head.strip().startsWith("-----BEGIN PGP MESSAGE");
	}

	private static String packed(String head) {
		if (head.contains("word/")) {
			return "docx";
		}
		if (head.contains("xl/")) {
			return "xlsx";
		}
		return head.contains("opendocument") ? "odt" : "zip";
	}

	private static String head(byte[] file) {
		return new String(file, 0, Math.min(file.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1);
	}

}

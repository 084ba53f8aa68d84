package org.greffier.reading;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
	}

	private Magic() {
	}

	static boolean isPdf(byte[] file) {
		return head(file).contains("%PDF");
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

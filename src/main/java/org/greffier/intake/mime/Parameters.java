package org.greffier.intake.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field with parameters, such as Content-Type (RFC 2045 section 5.1), with charsets,
 * languages and continuations (RFC 2231).
 */
public final class Parameters {

	/** More parameters or segments of one are passed over. */
	private static final int PARAMETERS = 200;

	private static final Pattern SEGMENT = Pattern.compile("([^*]+)\\*(?:(\\d{1,3})(\\*)?)?");

	private final String value;

	private final Map<String, String> parameters;

	private Parameters(String value, Map<String, String> parameters) {
		this.value = value;
		this.parameters = Map.copyOf(parameters);
	}

	/** What stands before the first semicolon, in lower case. */
	public String value() {
		return this.value;
	}

	/**
	 * A parameter, decoded; of several with one name the RFC 2231 form, else the first.
	 */
	public Optional<String> get(String name) {
		return Optional.ofNullable(this.parameters.get(name));
	}

	/** Reads a field; never fails. */
	public static Parameters of(String field) {
		List<String> pieces = split(field);
		Map<String, String> plain = new HashMap<>();
		Map<String, Map<Integer, Segment>> extended = new HashMap<>();
		for (String piece : pieces.subList(1, Math.min(pieces.size(), PARAMETERS))) {
			int equals = piece.indexOf('=');
			if (equals > 0) {
				String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
				String text = unquote(piece.substring(equals + 1).strip());
				Matcher segment = SEGMENT.matcher(name);
				if (segment.matches()) {
					int number = (segment.group(2) != null) ? Integer.parseInt(segment.group(2)) : 0;
					boolean encoded = segment.group(2) == null || segment.group(3) != null;
					extended.computeIfAbsent(segment.group(1), (key) -> new TreeMap<>())
						.putIfAbsent(number, new Segment(text, encoded));
				}
				else {
					plain.putIfAbsent(name, EncodedWords.decode(text));
				}
			}
		}
		extended.forEach((name, segments) -> plain.put(name, join(segments)));
		return new Parameters(pieces.get(0).strip().toLowerCase(Locale.ROOT), plain);
	}

	private static String join(Map<Integer, Segment> segments) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		String charset = "utf-8";
		boolean first = true;
		for (Segment segment : segments.values()) {
			String text = segment.text();
			if (first && segment.encoded()) {
				String[] parts = text.split("'", 3);
				if (parts.length == 3) {
					charset = parts[0];
					text = parts[2];
				}
			}
			bytes.writeBytes(segment.encoded() ? percent(text) : text.getBytes(StandardCharsets.UTF_8));
			first = false;
		}
		return Charsets.text(bytes.toByteArray(), charset);
	}

	private static byte[] percent(String text) {
		byte[] in = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
		for (int i = 0; i < in.length; i++) {
			int high = (i + 2 < in.length && in[i] == '%') ? Character.digit(in[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(in[i + 2], 16) : -1;
			if (low >= 0) {
				out.write(high * 16 + low);
				i += 2;
			}
			else {
				out.write(in[i]);
			}
		}
		return out.toByteArray();
	}

	/** The pieces between semicolons that stand outside quotes; at least one. */
	private static List<String> split(String field) {
		List<String> pieces = new ArrayList<>();
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < field.length(); i++) {
			char c = field.charAt(i);
			if (c == '\\' && quoted) {
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ';' && !quoted) {
				pieces.add(field.substring(start, i));
				start = i + 1;
			}
		}
		pieces.add(field.substring(start));
		return pieces;
	}

	private static String unquote(String text) {
		if (text.length() < 2 || text.charAt(0) != '"') {
			return text;
		}
		StringBuilder out = new StringBuilder();
		for (int i = 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"') {
				break;
			}
			// A backslash before a letter is a Windows path, not an escape.
			boolean escapes = c == '\\' && i + 1 < text.length()
					&& (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\');
			if (escapes) {
				i++;
			}
			out.append(text.charAt(i));
		}
		return out.toString();
	}

	private record Segment(String text, boolean encoded) {
	}

}

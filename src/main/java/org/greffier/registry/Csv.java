package org.greffier.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as spreadsheets write it (RFC 4180): UTF-8, commas, double quotes. */
final class Csv {

	private Csv() {
	}

	/** The rows of a file; empty lines and a byte order mark are passed over. */
	static List<List<String>> read(Path file) throws IOException {
		return parse(Files.readString(file, StandardCharsets.UTF_8));
	}

	static List<List<String>> parse(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted) {
				boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
				if (c != '"' || doubled) {
					cell.append(c);
					i += doubled ? 1 : 0;
				}
				else {
					quoted = false;
				}
			}
			else if (c == '"') {
				quoted = true;
			}
			else if (c == ',') {
				row.add(take(cell));
			}
			else if (c == '\n') {
				endRow(rows, row, cell);
				row = new ArrayList<>();
			}
			else if (c != '\r') {
				cell.append(c);
			}
		}
		endRow(rows, row, cell);
		return rows;
	}

	private static void endRow(List<List<String>> rows, List<String> row, StringBuilder cell) {
		if (row.isEmpty() && cell.isEmpty()) {
			return;
		}
		row.add(take(cell));
		rows.add(List.copyOf(row));
	}

	private static String take(StringBuilder cell) {
		String value = cell.toString();
		cell.setLength(0);
		return value;
	}

}

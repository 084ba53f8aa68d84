package org.greffier.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.greffier.catalogue.Agency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bodies' reference tables: the files in the folder {@code reference} of an agency,
 * one CSV a table, with the columns {@code id,familyName,givenName,active}; an id may
 * stand on several lines. An operator replaces a file while the product runs: it is read
 * again when its time or size changes. Thread-safe.
 */
public final class GrantorTables {

	/** A larger file is not a table of grantors. */
	private static final long MAX_BYTES = 256L << 20;

	private static final Logger log = LoggerFactory.getLogger(GrantorTables.class);

	private final Map<Path, Cached> cache = new ConcurrentHashMap<>();

	/**
	 * How a grantor stands. A table that is absent, too large or not a table as described
	 * counts as absent: that means review, never acceptance.
	 * @param table its name, without folder and ending
	 */
	public GrantorStanding standing(Agency agency, String table, String id, String familyName, String givenName) {
		Path file = agency.folder().resolve("reference").resolve(table + ".csv");
		try {
			return read(file).standing(id.strip(), familyName, givenName);
		}
		catch (IOException | IllegalArgumentException ex) {
			log.warn("the reference table {} of {} cannot be used: {}", table, agency.id(),
					ex.getClass().getSimpleName());
			return GrantorStanding.TABLE_ABSENT;
		}
	}

	private Table read(Path file) throws IOException {
		BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
		Cached cached = this.cache.get(file);
		if (cached != null && cached.modified().equals(now.lastModifiedTime()) && cached.size() == now.size()) {
			return cached.table();
		}
		if (now.size() > MAX_BYTES) {
			throw new IOException("larger than a table of grantors may be");
		}
		Table table = Table.read(file);
		this.cache.put(file, new Cached(now.lastModifiedTime(), now.size(), table));
		return table;
	}

	private record Cached(FileTime modified, long size, Table table) {
	}

	private record Line(String familyName, String givenName, boolean active) {

		@Override
		public String toString() {
			return "Line[active " + this.active + "]";
		}

	}

	private record Table(Map<String, List<Line>> byId) {

		static Table read(Path file) throws IOException {
			Map<String, List<Line>> byId = new HashMap<>();
			List<List<String>> rows = Csv.read(file);
			if (rows.isEmpty() || !rows.get(0).equals(List.of("id", "familyName", "givenName", "active"))) {
				throw new IOException("the first line is not id,familyName,givenName,active");
			}
			for (List<String> row : rows.subList(1, rows.size())) {
				if (row.size() != 4) {
					throw new IOException("a line has not four columns");
				}
				byId.computeIfAbsent(row.get(0).strip(), (id) -> new ArrayList<>(1))
					.add(new Line(Folding.name(row.get(1)), Folding.name(row.get(2)), active(row.get(3))));
			}
			return new Table(byId);
		}

		private static boolean active(String value) {
			return switch (value.strip()) {
				case "true", "yes", "1", "oui" -> true;
				case "false", "no", "0", "non" -> false;
				default -> throw new IllegalArgumentException("active is true or false");
			};
		}

		GrantorStanding standing(String id, String familyName, String givenName) {
			List<Line> lines = this.byId.getOrDefault(id, List.of());
			if (lines.isEmpty()) {
				return GrantorStanding.UNKNOWN;
			}
			List<Line> same = lines.stream()
				.filter((line) -> line.familyName().equals(Folding.name(familyName))
						&& line.givenName().equals(Folding.name(givenName)))
				.toList();
			if (same.isEmpty()) {
				return GrantorStanding.NAME_DIFFERS;
			}
			return same.stream().allMatch(Line::active) ? GrantorStanding.ACTIVE : GrantorStanding.INACTIVE;
		}

		@Override
		public String toString() {
			return "Table[" + this.byId.size() + " ids]";
		}

	}

}

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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.greffier.catalogue.Agency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bodies' reference tables: the files in the folder {@code reference} of an agency,
 * one CSV a table, with the columns {@code id,familyName,givenName,active}, and
 * {@code capacity} where an id is an organisation's; an id may stand on several lines. An
 * operator replaces a file while the product runs: it is read again when its time or size
 * changes. Thread-safe.
 */
public final class GrantorTables {

	/** A larger file is not a table of grantors. */
	private static final long MAX_BYTES = 256L << 20;

	private static final List<String> HEAD = List.of("id", "familyName", "givenName", "active");

	private static final String CAPACITY = "capacity";

	private static final Logger log = LoggerFactory.getLogger(GrantorTables.class);

	private final Map<Path, Cached> cache = new ConcurrentHashMap<>();

	/**
	 * What a table says of an identifier: its lines, none when it has none.
	 * @param table its name, without folder and ending
	 * @return empty when the table is absent, too large or not a table as described: that
	 * means review, never acceptance (RULES X-14)
	 */
	public Optional<List<GrantorLine>> lines(Agency agency, String table, String id) {
		return all(agency, table).map((lines) -> lines.getOrDefault(id.strip(), List.of()));
	}

	/**
	 * A whole table, by identifier.
	 * @return empty when it is none, as for {@link #lines}
	 */
	Optional<Map<String, List<GrantorLine>>> all(Agency agency, String table) {
		Path file = agency.folder().resolve("reference").resolve(table + ".csv");
		try {
			return Optional.of(read(file));
		}
		catch (IOException | IllegalArgumentException ex) {
			log.warn("the reference table {} of {} cannot be used: {}", table, agency.id(),
					ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	private Map<String, List<GrantorLine>> read(Path file) throws IOException {
		BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
		Cached cached = this.cache.get(file);
		if (cached != null && cached.modified().equals(now.lastModifiedTime()) && cached.size() == now.size()) {
			return cached.lines();
		}
		if (now.size() > MAX_BYTES) {
			throw new IOException("larger than a table of grantors may be");
		}
		Map<String, List<GrantorLine>> lines = parse(file);
		this.cache.put(file, new Cached(now.lastModifiedTime(), now.size(), lines));
		return lines;
	}

	private static Map<String, List<GrantorLine>> parse(Path file) throws IOException {
		Map<String, List<GrantorLine>> lines = new HashMap<>();
		List<List<String>> rows = Csv.read(file);
		if (rows.isEmpty() || !isHead(rows.get(0))) {
			throw new IOException("the first line is not id,familyName,givenName,active");
		}
		for (List<String> row : rows.subList(1, rows.size())) {
			if (row.size() != rows.get(0).size()) {
				throw new IOException("a line has not as many columns as the first");
			}
			Optional<String> capacity = (row.size() > HEAD.size()) ? Optional.of(row.get(HEAD.size()).strip())
					: Optional.empty();
			lines.computeIfAbsent(row.get(0).strip(), (id) -> new ArrayList<>(1))
				.add(new GrantorLine(row.get(1).strip(), row.get(2).strip(), active(row.get(3)), capacity));
		}
		return lines;
	}

	private static boolean isHead(List<String> row) {
		return row.equals(HEAD) || (row.size() == HEAD.size() + 1 && row.subList(0, HEAD.size()).equals(HEAD)
				&& row.get(HEAD.size()).equals(CAPACITY));
	}

	private static boolean active(String value) {
		return switch (value.strip()) {
			case "true", "yes", "1", "oui" -> true;
			case "false", "no", "0", "non" -> false;
			default -> throw new IllegalArgumentException("active is true or false");
		};
	}

	private record Cached(FileTime modified, long size, Map<String, List<GrantorLine>> lines) {

		@Override
		public String toString() {
			return "Cached[" + this.lines.size() + " ids]";
		}

	}

}

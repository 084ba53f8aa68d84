package org.greffier.safe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts sealed values under the current key. Their text stays as it is: only the key of
 * each value is wrapped anew. May be broken off and started again at any time; once it is
 * through, the older wrapping keys are needed only for backups.
 */
public final class KeyRotation {

	private static final int PAGE = 200;

	private final JdbcClient jdbc;

	private final Vault vault;

	private final String current;

	public KeyRotation(JdbcClient jdbc, Vault vault, Keys keys) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.current = keys.current();
	}

	/**
	 * Rotates one column.
	 * @param column whose table has the primary key {@code id}
	 * @return how many values were wrapped anew
	 */
	public int rotate(SealedColumn column) {
		int done = 0;
		List<Row> page;
		do {
			page = page(column);
			for (Row row : page) {
				done += this.jdbc
					.sql("update %1$s set %2$s = :fresh where id = :id and %2$s = :old".formatted(column.table(),
							column.column()))
					.param("fresh", this.vault.rewrap(row.sealed()))
					.param("id", row.id())
					.param("old", row.sealed())
					.update();
			}
		}
		while (!page.isEmpty());
		return done;
	}

	/** Values that another key wraps: the key's id stands behind version and length. */
	private List<Row> page(SealedColumn column) {
		return this.jdbc.sql("""
				select id, %2$s as sealed from %1$s
				where %2$s is not null and substring(%2$s from 3 for get_byte(%2$s, 1)) <> :current
				limit %3$d
				""".formatted(column.table(), column.column(), PAGE))
			.param("current", this.current.getBytes(StandardCharsets.US_ASCII))
			.query((row, n) -> new Row(row.getObject("id", UUID.class), row.getBytes("sealed")))
			.list();
	}

	/** A column whose values {@link Vault} sealed. */
	public record SealedColumn(String table, String column) {

		public SealedColumn {
			if (!table.matches("[a-z_]+") || !column.matches("[a-z_]+")) {
				throw new IllegalArgumentException("not a table and a column");
			}
		}

	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Row(UUID id, byte[] sealed) {
	}

}

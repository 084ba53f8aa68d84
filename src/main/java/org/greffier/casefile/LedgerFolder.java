package org.greffier.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The mails of one folder of one mailbox that the ledger has, by their UIDs. */
public final class LedgerFolder {

	private static final String HERE = " where mailbox = :mailbox and folder = :folder and uid_validity = :validity ";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Map<String, Object> key;

	LedgerFolder(JdbcClient jdbc, Clock clock, String mailbox, String folder, long uidValidity) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.key = Map.of("mailbox", mailbox, "folder", folder, "validity", uidValidity);
	}

	/** All of them. */
	public Set<Long> uids() {
		return new HashSet<>(
				this.jdbc.sql("select uid from envelope" + HERE).params(this.key).query(Long.class).list());
	}

	/**
	 * Those that were opened or parked and whose move was not confirmed yet, in rising
	 * order, each with whether it is parked.
	 */
	public Map<Long, Boolean> notMoved() {
		Map<Long, Boolean> notMoved = new TreeMap<>();
		this.jdbc
			.sql("select uid, status = 'PARKED' as parked from envelope" + HERE
					+ "and moved_at is null and status <> 'RECEIVED'")
			.params(this.key)
			.query((row) -> {
				notMoved.put(row.getLong("uid"), row.getBoolean("parked"));
			});
		return notMoved;
	}

	/** Those that were confirmed to be where they go. */
	public List<Long> moved() {
		return this.jdbc.sql("select uid from envelope" + HERE + "and moved_at is not null")
			.params(this.key)
			.query(Long.class)
			.list();
	}

	/** Says that these are where they go; call it inside a transaction. */
	public void confirmMoved(List<Long> uids) {
		this.jdbc.sql("update envelope set moved_at = :now" + HERE + "and uid = any(:uids) and moved_at is null")
			.params(this.key)
			.param("now", Timestamp.from(this.clock.instant()))
			.param("uids", uids.toArray(Long[]::new))
			.update();
	}

}

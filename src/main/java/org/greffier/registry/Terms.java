package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accesses that have a last day: who must be reminded, and what ran out. Each change in
 * the caller's transaction; asked again, it finds nothing to do.
 */
public final class Terms {

	private final JdbcClient jdbc;

	private final Mandates mandates;

	private final Clock clock;

	public Terms(JdbcClient jdbc, Mandates mandates, Clock clock) {
		this.jdbc = jdbc;
		this.mandates = mandates;
		this.clock = clock;
	}

	/**
	 * Accesses of one mandate.
	 *
	 * @param codes by their last day
	 */
	public record Ends(Mandate mandate, Map<LocalDate, List<String>> codes) {
	}

	/** Mandates in force of which an access may be renewed and nobody was reminded. */
	public List<MandateId> toRemind(AgencyId agency, LocalDate today, int limit) {
		return ids("""
				select m.id from access_grant g join mandate m on m.id = g.mandate_id
				where g.agency = :agency and g.revoked_at is null and g.remind_on <= :today and g.ends_on >= :today
				  and g.reminded_at is null and m.until is null and m.suspended_at is null
				group by m.id order by m.id limit :limit
				""", agency, today, limit);
	}

	/** Open mandates of which an access ran out. */
	public List<MandateId> toEnd(AgencyId agency, LocalDate today, int limit) {
		return ids("""
				select m.id from access_grant g join mandate m on m.id = g.mandate_id
				where g.agency = :agency and g.revoked_at is null and g.ends_on < :today and m.until is null
				group by m.id order by m.id limit :limit
				""", agency, today, limit);
	}

	/** Notes that the parties are reminded of what may be renewed. */
	public Ends remind(AgencyId agency, MandateId id, LocalDate today) {
		return new Ends(this.mandates.get(id), codes("""
				update access_grant set reminded_at = :now
				where agency = :agency and mandate_id = :id and revoked_at is null and remind_on <= :today
				  and ends_on >= :today and reminded_at is null
				returning code, ends_on
				""", agency, id, today));
	}

	/**
	 * Ends what ran out of a mandate, the mandate too when nothing is left of it, and has
	 * the directory take it over.
	 */
	public Ends end(AgencyId agency, MandateId id, LocalDate today, String actor) {
		Map<LocalDate, List<String>> codes = codes("""
				update access_grant set revoked_at = :now
				where agency = :agency and mandate_id = :id and revoked_at is null and ends_on < :today
				returning code, ends_on
				""", agency, id, today);
		return new Ends(this.mandates.lessened(agency, id, actor, "TERM " + codes.values()), codes);
	}

	private List<MandateId> ids(String sql, AgencyId agency, LocalDate today, int limit) {
		return this.jdbc.sql(sql)
			.param("agency", agency.value())
			.param("today", today)
			.param("limit", limit)
			.query(UUID.class)
			.list()
			.stream()
			.map(MandateId::new)
			.toList();
	}

	private Map<LocalDate, List<String>> codes(String sql, AgencyId agency, MandateId id, LocalDate today) {
		Map<LocalDate, List<String>> codes = new TreeMap<>();
		this.jdbc.sql(sql)
			.param("now", now())
			.param("agency", agency.value())
			.param("id", id.value())
			.param("today", today)
			.query((row, n) -> new Mandate.Given("", row.getString("code"),
					java.util.Optional.of(row.getObject("ends_on", LocalDate.class))))
			.list()
			.forEach((given) -> codes
				.computeIfAbsent(given.lastDay().orElseThrow(), (day) -> new java.util.ArrayList<>())
				.add(given.code()));
		return codes;
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

}

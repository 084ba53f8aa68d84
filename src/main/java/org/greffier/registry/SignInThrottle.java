package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Slows guessing down, for each account and for each network address (FAULTS W-08, RULES
 *
 * <p>
 * A try is counted as a failure before it is checked, and forgiven when it was none: many
 * at once count as many. Throttled tries are not counted. An account's delay does not
 * hold for an address without failures of its own, so that who guesses from elsewhere
 * does not keep the owner out; the count of all tries still ends at the most that is
 * allowed.
 */
final class SignInThrottle {

	private final JdbcClient jdbc;

	private final Fingerprints fingerprints;

	private final CredentialSettings settings;

	SignInThrottle(JdbcClient jdbc, Fingerprints fingerprints, CredentialSettings settings) {
		this.jdbc = jdbc;
		this.fingerprints = fingerprints;
		this.settings = settings;
	}

	/**
	 * Counts one try, inside a transaction.
	 * @return what it may be checked against; empty when it fails in any case, be it that
	 * there is nothing or that it came too early
	 */
	Optional<Candidate> count(AgencyId agency, String username, String source, Instant instant) {
		// As exact as the database keeps it: rounded up there, it would be too early
		// here.
		Instant now = instant.truncatedTo(ChronoUnit.MICROS);
		byte[] sourceHash = this.fingerprints.source(agency, source);
		Tries from = source(agency, sourceHash, now);
		Optional<Row> row = account(agency, username);
		boolean early = from.isEarly(now)
				|| (from.failures() > 0 && row.filter((r) -> r.tries().isEarly(now)).isPresent());
		if (early) {
			return Optional.empty();
		}
		int failures = from.failures() + 1;
		this.jdbc.sql("""
				update sign_in_source set failures = :failures, next_try_at = :next, last_at = :now
				where agency = :agency and source_hash = :source
				""")
			.param("failures", failures)
			.param("next", Timestamp.from(now.plus(this.settings.delayAfter(failures))))
			.param("now", Timestamp.from(now))
			.param("agency", agency.value())
			.param("source", sourceHash)
			.update();
		return row.filter((r) -> r.mayBeTried(now, this.settings.mostFailures())).map((r) -> count(r, now));
	}

	/**
	 * Forgives the try that succeeded; the account's count is ended with its password.
	 */
	void forgive(AgencyId agency, String source, Instant now) {
		this.jdbc.sql("""
				update sign_in_source set failures = greatest(failures - 1, 0), next_try_at = :now
				where agency = :agency and source_hash = :source
				""")
			.param("now", Timestamp.from(now))
			.param("agency", agency.value())
			.param("source", this.fingerprints.source(agency, source))
			.update();
	}

	/** Forgets the addresses whose last failure is long ago. */
	void forget(AgencyId agency, Instant now) {
		this.jdbc.sql("delete from sign_in_source where agency = :agency and last_at < :then")
			.param("agency", agency.value())
			.param("then", Timestamp.from(now.minus(this.settings.sourceMemory())))
			.update();
	}

	private Tries source(AgencyId agency, byte[] source, Instant now) {
		this.jdbc.sql("""
				insert into sign_in_source (agency, source_hash, failures, next_try_at, last_at)
				values (:agency, :source, 0, :now, :now) on conflict (agency, source_hash) do nothing
				""").param("agency", agency.value()).param("source", source).param("now", Timestamp.from(now)).update();
		return this.jdbc.sql("""
				select case when last_at < :then then 0 else failures end as failures, next_try_at
				from sign_in_source where agency = :agency and source_hash = :source for update
				""")
			.param("then", Timestamp.from(now.minus(this.settings.sourceMemory())))
			.param("agency", agency.value())
			.param("source", source)
			.query((row, n) -> new Tries(row.getInt("failures"), row.getTimestamp("next_try_at").toInstant()))
			.single();
	}

	private Optional<Row> account(AgencyId agency, String username) {
		return this.jdbc.sql("""
				select id, status, temporary_hash, temporary_attempt, temporary_expires_at, failures, next_try_at,
				    exists (select 1 from mandate m where m.user_id = account.person_id and m.agency = account.agency
				        and m.until is null and m.suspended_at is null) as acts
				from account where agency = :agency and upper(username) = upper(:username) for update
				""")
			.param("agency", agency.value())
			.param("username", username)
			.query((row, n) -> new Row(new AccountId(row.getObject("id", UUID.class)),
					AccountStatus.valueOf(row.getString("status")), row.getBoolean("acts"),
					row.getString("temporary_hash"), row.getInt("temporary_attempt"),
					instant(row.getTimestamp("temporary_expires_at")),
					new Tries(row.getInt("failures"), instant(row.getTimestamp("next_try_at")))))
			.optional();
	}

	private Candidate count(Row row, Instant now) {
		int failures = row.tries().failures() + 1;
		this.jdbc.sql("update account set failures = :failures, next_try_at = :next where id = :id")
			.param("failures", failures)
			.param("next", Timestamp.from(now.plus(this.settings.delayAfter(failures))))
			.param("id", row.account().value())
			.update();
		return new Candidate(row.account(), row.attempt(), Objects.requireNonNull(row.hash()), failures);
	}

	private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	/** What a try is checked against, and which in a row it is. */
	record Candidate(AccountId account, int attempt, String hash, int failures) {

		@Override
		public String toString() {
			return "Candidate[" + this.account + ", attempt " + this.attempt + "]";
		}

	}

	private record Tries(int failures, @Nullable Instant next) {

		boolean isEarly(Instant now) {
			return this.next != null && this.next.isAfter(now);
		}

	}

	/**
	 * @param acts whether a mandate of its owner is in force
	 */
	private record Row(AccountId account, AccountStatus status, boolean acts, @Nullable String hash, int attempt,
			@Nullable Instant end, Tries tries) {

		boolean mayBeTried(Instant now, int mostFailures) {
			return this.status == AccountStatus.INVITED && this.acts && this.hash != null && this.end != null
					&& this.end.isAfter(now) && this.tries.failures() < mostFailures;
		}

	}

}

package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.greffier.catalogue.PasswordPolicy;
import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Temporary passwords (FAULTS finding 2; RULES RAMQ-17 to RAMQ-19). One works at a time:
 * the newest attempt's, until it is used, voided, replaced or out of time. Only its hash
 * is kept.
 */
public final class Credentials {

	/** Accounts that one call of {@link #expire} looks at. */
	private static final int MOST_EXPIRED = 500;

	/** Accounts that one call of {@link #voided} names. */
	private static final int MOST_VOIDED = 500;

	private static final String VOID = """
			(status = 'EXPIRED' or (status = 'INVITED' and temporary_hash is null and temporary_void is not null))
			""";

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	private final AccountRegister accounts;

	private final PasswordHashes hashes;

	private final PasswordDraw passwords = new PasswordDraw();

	private final Function<AgencyId, PasswordPolicy> policies;

	private final Consumer<AccountEvent> events;

	private final Clock clock;

	/**
	 * Credentials of all bodies.
	 * @param transaction what changes are made in: a run's are fenced with its lease
	 * @param policies what {@code job.yaml} says of a body's passwords
	 * @param events appends to the audit, inside the open transaction
	 */
	public Credentials(JdbcClient jdbc, TransactionOperations transaction, Vault vault, Directory directory,
			CredentialSettings settings, Function<AgencyId, PasswordPolicy> policies, Consumer<AccountEvent> events,
			Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.accounts = new AccountRegister(jdbc, new Fingerprints(vault), directory);
		this.hashes = new PasswordHashes(settings);
		this.policies = policies;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Makes a new temporary password for one send attempt. Its hash is committed before
	 * it is returned, and from then on every earlier one is dead. Call it outside a
	 * transaction; close what it returns.
	 * @return empty when the account shall have none: its owner chose a password, or it
	 * was deactivated
	 */
	public Optional<TemporaryPassword> issue(AccountId account) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("issue a password outside a transaction: it must be committed first");
		}
		AgencyId agency = agency(account);
		PasswordPolicy policy = this.policies.apply(agency);
		char[] clear = this.passwords.draw(policy);
		Optional<Integer> attempt = Optional.empty();
		try {
			String hash = this.hashes.hash(clear);
			attempt = inTransaction(() -> replace(agency, account, hash, policy));
		}
		finally {
			if (attempt.isEmpty()) {
				Arrays.fill(clear, (char) 0);
			}
		}
		return attempt.map((number) -> new TemporaryPassword(number, clear));
	}

	/**
	 * The server took the mail with this attempt's password: its lifetime starts. Joins
	 * the caller's transaction. Does nothing when it was replaced, voided or used.
	 */
	public void markSent(AccountId account, int attempt) {
		Instant now = this.clock.instant();
		Instant end = now.plus(this.policies.apply(agency(account)).lifetime());
		this.jdbc.sql("""
				update account set temporary_sent_at = :now, temporary_expires_at = :end
				where id = :id and temporary_attempt = :attempt and temporary_hash is not null
				""")
			.param("now", Timestamp.from(now))
			.param("end", Timestamp.from(end))
			.param("id", account.value())
			.param("attempt", attempt)
			.update();
	}

	/**
	 * Kills the temporary password of a pair of which one half failed or bounced (RULES
	 * RAMQ-18). Joins the caller's transaction, or opens one. A chosen password stays.
	 * @param reason a code, such as {@code BOUNCED}
	 * @return false when the account waits for no temporary password: its owner chose
	 * one, or it was deactivated
	 */
	public boolean voidPair(AccountId account, String reason) {
		if (!reason.matches("[A-Z_]{1,40}")) {
			throw new IllegalArgumentException("a reason is a code of A-Z and _");
		}
		return inTransaction(() -> {
			Optional<AgencyId> agency = this.jdbc.sql("""
					update account set temporary_hash = null, temporary_expires_at = null, temporary_void = :reason
					where id = :id and status in ('INVITED', 'EXPIRED') returning agency
					""")
				.param("reason", reason)
				.param("id", account.value())
				.query((row, n) -> new AgencyId(row.getString("agency")))
				.optional();
			agency.ifPresent((body) -> this.events.accept(AccountEvent.of(body, account, "CREDENTIAL_VOID", reason)));
			return agency.isPresent();
		});
	}

	/**
	 * The accounts of a body whose pair is void or ran out unused: each waits for a
	 * re-issue. At most {@value #MOST_VOIDED}.
	 */
	public List<AccountId> voided(AgencyId agency) {
		return this.jdbc.sql("select id from account where agency = :agency and " + VOID + " order by id limit :most")
			.param("agency", agency.value())
			.param("most", MOST_VOIDED)
			.query((row, n) -> id(row.getObject("id", UUID.class)))
			.list();
	}

	/**
	 * Why an account waits for a re-issue, as a code; empty when it does not. Locks the
	 * account until the transaction ends.
	 */
	public Optional<String> whyVoid(AccountId account) {
		return this.jdbc
			.sql("select coalesce(temporary_void, status) as why from account where id = :id and " + VOID
					+ " for update")
			.param("id", account.value())
			.query(String.class)
			.optional();
	}

	/**
	 * Ends the temporary passwords of a body that were sent and ran out unused. In a
	 * transaction of its own; call it again while it returns many.
	 * @return the accounts that are {@code EXPIRED} now
	 */
	public List<AccountId> expire(AgencyId agency) {
		return inTransaction(() -> {
			List<AccountId> due = this.jdbc.sql("""
					update account set status = 'EXPIRED', temporary_hash = null, temporary_expires_at = null
					where id in (select id from account
					    where agency = :agency and status = 'INVITED' and temporary_sent_at is not null
					        and temporary_expires_at <= :now
					    order by temporary_expires_at limit :most for update skip locked)
					returning id
					""")
				.param("agency", agency.value())
				.param("now", Timestamp.from(this.clock.instant()))
				.param("most", MOST_EXPIRED)
				.query((row, n) -> id(row.getObject("id", UUID.class)))
				.list();
			due.forEach((account) -> {
				this.accounts.publish(agency, account);
				this.events.accept(new AccountEvent(agency, account, "job:credentials", "ACCOUNT_EXPIRED",
						Optional.of(AccountStatus.INVITED), Optional.of(AccountStatus.EXPIRED), "unused"));
			});
			return due;
		});
	}

	/** Until it is marked as sent, an attempt ends a lifetime after it was made. */
	private Optional<Integer> replace(AgencyId agency, AccountId account, String hash, PasswordPolicy policy) {
		Optional<AccountStatus> before = this.jdbc.sql("select status from account where id = :id for update")
			.param("id", account.value())
			.query((row, n) -> AccountStatus.valueOf(row.getString("status")))
			.optional()
			.filter((status) -> status == AccountStatus.INVITED || status == AccountStatus.EXPIRED);
		if (before.isEmpty()) {
			return Optional.empty();
		}
		int attempt = this.jdbc.sql("""
				update account set status = 'INVITED', temporary_hash = :hash,
				    temporary_attempt = temporary_attempt + 1, temporary_sent_at = null,
				    temporary_expires_at = :end, temporary_void = null, failures = 0, next_try_at = null
				where id = :id returning temporary_attempt
				""")
			.param("hash", hash)
			.param("end", Timestamp.from(this.clock.instant().plus(policy.lifetime())))
			.param("id", account.value())
			.query(Integer.class)
			.single();
		if (before.get() == AccountStatus.EXPIRED) {
			this.accounts.publish(agency, account);
		}
		this.events.accept(new AccountEvent(agency, account, "job:credentials", "CREDENTIAL_ISSUED", before,
				Optional.of(AccountStatus.INVITED), "attempt " + attempt));
		return Optional.of(attempt);
	}

	private AgencyId agency(AccountId account) {
		return this.jdbc.sql("select agency from account where id = :id")
			.param("id", account.value())
			.query((row, n) -> new AgencyId(row.getString("agency")))
			.single();
	}

	private <T> T inTransaction(Supplier<T> work) {
		return Objects.requireNonNull(this.transaction.execute((status) -> work.get()));
	}

	private static AccountId id(UUID value) {
		return new AccountId(value);
	}

}

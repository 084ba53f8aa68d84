package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.greffier.catalogue.PasswordPolicy;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first sign-in, with which an owner must choose a password (RULES RAMQ-19, X-21).
 * Every failure looks alike, in what is answered and about in the time it takes.
 */
public final class Activation {

	/** Nobody types a longer one; a longer one is not hashed. */
	private static final int LONGEST_TEMPORARY = 128;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final SignInThrottle throttle;

	private final AccountRegister accounts;

	private final Credentials credentials;

	private final PasswordHashes hashes;

	private final CredentialSettings settings;

	private final Function<AgencyId, PasswordPolicy> policies;

	private final Consumer<AccountEvent> events;

	private final Clock clock;

	/**
	 * First sign-ins of all bodies; the parameters are those of {@link Credentials}.
	 */
	public Activation(JdbcClient jdbc, PlatformTransactionManager transactions, Vault vault, Directory directory,
			Credentials credentials, CredentialSettings settings, Function<AgencyId, PasswordPolicy> policies,
			Consumer<AccountEvent> events, Clock clock) {
		Fingerprints fingerprints = new Fingerprints(vault);
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.throttle = new SignInThrottle(jdbc, fingerprints, settings);
		this.accounts = new AccountRegister(jdbc, fingerprints, directory);
		this.credentials = credentials;
		this.hashes = new PasswordHashes(settings);
		this.settings = settings;
		this.policies = policies;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Takes a temporary password once, and the owner's own password in its place. The
	 * addresses to which this credential was sent count as confirmed from then on (RULES
	 * Call it outside a transaction; the caller wipes both arrays.
	 * @param source the network address of who asks; kept only as a keyed hash
	 */
	public ActivationOutcome chooseOwn(AgencyId agency, String username, char[] temporary, char[] chosen,
			String source) {
		Optional<ChosenProblem> problem = ChosenPassword.problem(chosen, username, temporary,
				this.policies.apply(agency).minimumChosen(), this.settings.longestChosen());
		if (problem.isPresent()) {
			return new ActivationOutcome.Unsuitable(problem.get());
		}
		try {
			return attempt(agency, username.strip(), temporary, chosen, source);
		}
		catch (PasswordHashes.TooBusyException ex) {
			return new ActivationOutcome.Busy();
		}
	}

	/** Forgets failures that are long ago; the night calls it. */
	public void forgetOldFailures(AgencyId agency) {
		this.transaction.executeWithoutResult((status) -> this.throttle.forget(agency, this.clock.instant()));
	}

	private ActivationOutcome attempt(AgencyId agency, String username, char[] temporary, char[] chosen,
			String source) {
		Optional<SignInThrottle.Candidate> candidate = Objects.requireNonNull(this.transaction
			.execute((status) -> this.throttle.count(agency, username, source, this.clock.instant())));
		if (temporary.length > LONGEST_TEMPORARY || candidate.isEmpty()) {
			this.hashes.matchNobody(new char[0]);
			return new ActivationOutcome.Refused();
		}
		if (!this.hashes.matches(temporary, candidate.get().hash())) {
			if (candidate.get().failures() >= this.settings.mostFailures()) {
				this.credentials.voidPair(candidate.get().account(), "TOO_MANY_FAILURES");
			}
			return new ActivationOutcome.Refused();
		}
		String hash = this.hashes.hash(chosen);
		return Objects
			.requireNonNull(this.transaction.execute((status) -> activate(agency, candidate.get(), hash, source)));
	}

	private ActivationOutcome activate(AgencyId agency, SignInThrottle.Candidate candidate, String hash,
			String source) {
		List<UUID> addresses = this.jdbc.sql("""
				update account set status = 'ACTIVE', password_hash = :hash, temporary_hash = null,
				    temporary_expires_at = null, failures = 0, next_try_at = null
				where id = :id and status = 'INVITED' and temporary_attempt = :attempt
				    and temporary_hash = :temporary
				returning username_address, password_address
				""")
			.param("hash", hash)
			.param("id", candidate.account().value())
			.param("attempt", candidate.attempt())
			.param("temporary", candidate.hash())
			.query((row, n) -> List.of(row.getObject("username_address", UUID.class),
					row.getObject("password_address", UUID.class)))
			.optional()
			.orElse(List.of());
		if (addresses.isEmpty()) {
			return new ActivationOutcome.Refused();
		}
		Instant now = this.clock.instant();
		this.jdbc.sql("update person_address set confirmed_at = :now where id in (:addresses)")
			.param("now", Timestamp.from(now))
			.param("addresses", addresses)
			.update();
		this.throttle.forgive(agency, source, now);
		this.accounts.publish(agency, candidate.account());
		this.events.accept(new AccountEvent(agency, candidate.account(), "owner", "ACCOUNT_ACTIVATED",
				Optional.of(AccountStatus.INVITED), Optional.of(AccountStatus.ACTIVE), "password chosen"));
		return new ActivationOutcome.Activated(candidate.account());
	}

}

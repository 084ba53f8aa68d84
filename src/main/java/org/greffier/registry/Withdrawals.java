package org.greffier.registry;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.greffier.form.PersonId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes accesses away that somebody asks to end (RULES RAMQ-30, X-10). In the caller's
 * transaction.
 */
public final class Withdrawals {

	private final JdbcClient jdbc;

	private final AccountRegister accounts;

	private final Consumer<AccountEvent> events;

	private final Clock clock;

	public Withdrawals(JdbcClient jdbc, Vault vault, Directory directory, Consumer<AccountEvent> events, Clock clock) {
		this.jdbc = jdbc;
		this.accounts = new AccountRegister(jdbc, new Fingerprints(vault), directory);
		this.events = events;
		this.clock = clock;
	}

	/**
	 * An access in force.
	 *
	 * @param code of the service or block
	 */
	public record Held(MandateId mandate, PersonId grantor, String code) {
	}

	/** Which of these accesses an account has, and from whom. */
	public List<Held> held(AccountId account, String choice, Set<String> codes) {
		return this.jdbc.sql("""
				select g.mandate_id, m.grantor_id, g.code from access_grant g join mandate m on m.id = g.mandate_id
				where g.account_id = :account and g.choice = :choice and g.code in (:codes)
				  and g.revoked_at is null and m.until is null
				order by g.code, g.id
				""")
			.param("account", account.value())
			.param("choice", choice)
			.param("codes", codes)
			.query((row, n) -> new Held(new MandateId(row.getObject("mandate_id", UUID.class)),
					new PersonId(row.getObject("grantor_id", UUID.class)), row.getString("code")))
			.list();
	}

	/**
	 * Ends accesses of an account, the mandate too when nothing is left of it, and has
	 * the directory take it over.
	 * @param why codes and ids, for the audit
	 * @throws DirectoryUnavailableException if the directory does not answer: roll back
	 * and try again
	 */
	public void withdraw(AgencyId agency, AccountId account, String choice, List<Held> held, String actor, String why) {
		Timestamp now = Timestamp.from(this.clock.instant());
		for (Held access : held) {
			this.jdbc.sql("""
					update access_grant set revoked_at = :now
					where account_id = :account and mandate_id = :mandate and choice = :choice and code = :code
					  and revoked_at is null
					""")
				.param("now", now)
				.param("account", account.value())
				.param("mandate", access.mandate().value())
				.param("choice", choice)
				.param("code", access.code())
				.update();
			this.jdbc.sql("""
					update mandate set until = :now where id = :mandate and until is null and not exists (
					    select 1 from access_grant where mandate_id = :mandate and revoked_at is null)
					""").param("now", now).param("mandate", access.mandate().value()).update();
		}
		this.accounts.publish(agency, account);
		this.events.accept(new AccountEvent(agency, account, actor, "account.access-withdrawn",
				java.util.Optional.empty(), java.util.Optional.empty(), why));
	}

}

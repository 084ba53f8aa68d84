package org.greffier.registry;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.greffier.form.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds or records accounts, and tells the directory what is in force of them. */
final class AccountRegister {

	/** Draws of a user name before we say that the pattern's names are used up. */
	private static final int MAX_DRAWS = 200;

	private final JdbcClient jdbc;

	private final Fingerprints fingerprints;

	private final Directory directory;

	private final SecureRandom random = new SecureRandom();

	AccountRegister(JdbcClient jdbc, Fingerprints fingerprints, Directory directory) {
		this.jdbc = jdbc;
		this.fingerprints = fingerprints;
		this.directory = directory;
	}

	/** The person's account, locked until the transaction ends. */
	Optional<Known> ofPerson(AgencyId agency, PersonId person) {
		return this.jdbc.sql("""
				select id, username, status from account where agency = :agency and person_id = :person for update
				""")
			.param("agency", agency.value())
			.param("person", person.value())
			.query((row, n) -> new Known(new AccountId(row.getObject("id", UUID.class)), row.getString("username"),
					AccountStatus.valueOf(row.getString("status"))))
			.optional();
	}

	/**
	 * Whose account has this user name, if its owner has the names that the form gives.
	 */
	Optional<PersonId> owner(AgencyId agency, String username, Identity user) {
		return this.jdbc.sql("""
				select p.id from account c join person p on p.id = c.person_id
				where c.agency = :agency and upper(c.username) = upper(:username) and p.name_hash = :name
				""")
			.param("agency", agency.value())
			.param("username", username.strip())
			.param("name", this.fingerprints.name(agency, user))
			.query(UUID.class)
			.optional()
			.map(PersonId::new);
	}

	/**
	 * A new account, invited, under a name that nobody else has or gets at the same time.
	 * @param usernameAddress the row of the address that receives the user name
	 * @param passwordAddress the row of the address that receives the password
	 * @throws IllegalStateException if the pattern's names are nearly used up
	 */
	Known create(AgencyId agency, PersonId person, UsernamePattern pattern, UUID usernameAddress, UUID passwordAddress,
			Instant now) {
		AccountId id = AccountId.random();
		for (int draw = 0; draw < MAX_DRAWS; draw++) {
			String username = pattern.draw(this.random);
			int inserted = this.jdbc.sql("""
					insert into account (id, agency, person_id, username, status, username_address,
					    password_address, created_at)
					values (:id, :agency, :person, :username, 'INVITED', :usernameAddress, :passwordAddress, :now)
					on conflict (agency, upper(username)) do nothing
					""")
				.param("id", id.value())
				.param("agency", agency.value())
				.param("person", person.value())
				.param("username", username)
				.param("usernameAddress", usernameAddress)
				.param("passwordAddress", passwordAddress)
				.param("now", Timestamp.from(now))
				.update();
			if (inserted == 1) {
				return new Known(id, username, AccountStatus.INVITED);
			}
		}
		throw new IllegalStateException("no free user name of " + agency + " in " + MAX_DRAWS
				+ " draws: give account.username in the form's file more digits");
	}

	/** Invites an account again whose temporary password ran out unused. */
	void invite(AccountId account) {
		this.jdbc.sql("update account set status = 'INVITED' where id = :id and status = 'EXPIRED'")
			.param("id", account.value())
			.update();
	}

	/**
	 * Says where the halves of the next credential go: what is confirmed when it is used.
	 */
	void sendTo(AccountId account, UUID usernameAddress, UUID passwordAddress) {
		this.jdbc.sql("update account set username_address = :username, password_address = :password where id = :id")
			.param("username", usernameAddress)
			.param("password", passwordAddress)
			.param("id", account.value())
			.update();
	}

	/**
	 * Gives the account its next revision and has the directory take it over. An account
	 * with no mandate in force is suspended there.
	 */
	void publish(AgencyId agency, AccountId account) {
		AccountChange change = this.jdbc.sql("""
				update account a set revision = revision + 1 where id = :id
				returning username, revision, case when status = 'DEACTIVATED' or exists (select 1 from mandate m
				    where m.user_id = a.person_id and m.agency = a.agency and m.until is null
				      and m.suspended_at is null) then status else 'SUSPENDED' end as status
				""")
			.param("id", account.value())
			.query((row, n) -> new AccountChange(agency, account, row.getString("username"),
					AccountStatus.valueOf(row.getString("status")), row.getLong("revision"), access(account)))
			.single();
		this.directory.apply(change).fold(() -> true, () -> {
			throw new IllegalStateException("the directory has another account with the user name of " + account);
		}, (unavailable) -> {
			throw new DirectoryUnavailableException(unavailable.reason());
		});
	}

	private Set<Access> access(AccountId account) {
		return new HashSet<>(this.jdbc.sql("""
				select g.mandate_id, g.choice, g.code
				from access_grant g join mandate m on m.id = g.mandate_id
				where g.account_id = :account and g.revoked_at is null and m.until is null
				  and m.suspended_at is null
				""")
			.param("account", account.value())
			.query((row, n) -> new Access(new MandateId(row.getObject("mandate_id", UUID.class)),
					row.getString("choice"), row.getString("code")))
			.list());
	}

	/** An account with its user name, which is not shown. */
	record Known(AccountId id, String username, AccountStatus status) {

		@Override
		public String toString() {
			return "Known[" + this.id + ", " + this.status + "]";
		}

	}

}

package org.greffier.registry;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The directory in our own tables. It joins the caller's transaction, so that an account
 * and what is in force of it are committed together; without one it opens none, and the
 * caller must.
 */
public final class OwnDirectory implements Directory {

	private final JdbcClient jdbc;

	public OwnDirectory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DirectoryAnswer apply(AccountChange change) {
		if (insert(change)) {
			replaceAccess(change);
			return new DirectoryAnswer.Confirmed();
		}
		Optional<Held> held = lock(change.agency(), change.account());
		if (held.isEmpty()) {
			return new DirectoryAnswer.UsernameTaken();
		}
		if (!held.get().username().equals(change.username())) {
			throw new IllegalArgumentException("account " + change.account() + " keeps its user name for ever");
		}
		if (held.get().revision() < change.revision()) {
			update(change);
			replaceAccess(change);
		}
		return new DirectoryAnswer.Confirmed();
	}

	@Override
	public Optional<AccountChange> find(AgencyId agency, AccountId account) {
		return this.jdbc.sql("""
				select username, status, revision from directory_entry
				where agency = :agency and account_id = :account
				""")
			.param("agency", agency.value())
			.param("account", account.value())
			.query((row, n) -> new AccountChange(agency, account, row.getString("username"),
					AccountStatus.valueOf(row.getString("status")), row.getLong("revision"), access(agency, account)))
			.optional();
	}

	private boolean insert(AccountChange change) {
		return this.jdbc.sql("""
				insert into directory_entry (agency, account_id, username, status, revision)
				values (:agency, :account, :username, :status, :revision)
				on conflict do nothing
				""")
			.param("agency", change.agency().value())
			.param("account", change.account().value())
			.param("username", change.username())
			.param("status", change.status().name())
			.param("revision", change.revision())
			.update() == 1;
	}

	private Optional<Held> lock(AgencyId agency, AccountId account) {
		return this.jdbc.sql("""
				select username, revision from directory_entry
				where agency = :agency and account_id = :account for update
				""")
			.param("agency", agency.value())
			.param("account", account.value())
			.query((row, n) -> new Held(row.getString("username"), row.getLong("revision")))
			.optional();
	}

	private void update(AccountChange change) {
		this.jdbc.sql("""
				update directory_entry set status = :status, revision = :revision
				where agency = :agency and account_id = :account
				""")
			.param("status", change.status().name())
			.param("revision", change.revision())
			.param("agency", change.agency().value())
			.param("account", change.account().value())
			.update();
	}

	private void replaceAccess(AccountChange change) {
		this.jdbc.sql("delete from directory_access where agency = :agency and account_id = :account")
			.param("agency", change.agency().value())
			.param("account", change.account().value())
			.update();
		for (Access access : change.access()) {
			this.jdbc.sql("""
					insert into directory_access (agency, account_id, mandate_id, choice, code)
					values (:agency, :account, :mandate, :choice, :code)
					""")
				.param("agency", change.agency().value())
				.param("account", change.account().value())
				.param("mandate", access.mandate().value())
				.param("choice", access.choice())
				.param("code", access.code())
				.update();
		}
	}

	private Set<Access> access(AgencyId agency, AccountId account) {
		return new HashSet<>(this.jdbc.sql("""
				select mandate_id, choice, code from directory_access
				where agency = :agency and account_id = :account
				""")
			.param("agency", agency.value())
			.param("account", account.value())
			.query((row, n) -> new Access(new MandateId(row.getObject("mandate_id", UUID.class)),
					row.getString("choice"), row.getString("code")))
			.list());
	}

	private record Held(String username, long revision) {

		@Override
		public String toString() {
			return "Held[revision " + this.revision + "]";
		}

	}

}

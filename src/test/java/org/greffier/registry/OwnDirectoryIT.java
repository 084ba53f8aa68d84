package org.greffier.registry;

import java.util.Optional;

import javax.sql.DataSource;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.platform.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OwnDirectoryIT implements DirectoryContract {

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Directory directory = new OwnDirectory(JdbcClient.create(this.source));

	@Override
	public DirectoryAnswer apply(AccountChange change) {
		return this.transaction.execute((status) -> this.directory.apply(change));
	}

	@Override
	public Optional<AccountChange> find(AgencyId agency, AccountId account) {
		return this.directory.find(agency, account);
	}

}

package org.greffier.registry;

import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;

/**
 * Where an account and its accesses take effect: our own tables, or a server of the body.
 * <p>
 * The contract, which every implementation's test inherits: applying the same change
 * again changes nothing and confirms; an older revision changes nothing and confirms; a
 * user name belongs to one account of an agency, whatever its case; what is confirmed can
 * be found.
 */
public interface Directory {

	/** Brings one account to what the change says. */
	DirectoryAnswer apply(AccountChange change);

	/** What is in force of an account, as the change that made it so. */
	Optional<AccountChange> find(AgencyId agency, AccountId account);

}

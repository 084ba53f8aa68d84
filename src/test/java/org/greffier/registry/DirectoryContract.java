package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;
import org.junit.jupiter.api.Test;

/**
 * What every directory does: our own tables, a fake of a test, and the servers to come.
 * An implementation's test inherits these and says how to reach it.
 */
interface DirectoryContract {

	AgencyId BODY = new AgencyId("ramq");

	Access MESSAGES = new Access(MandateId.random(), "grant.services", "messages");

	Access RECORDS = new Access(MandateId.random(), "grant.services", "records");

	/** Applies in a transaction of its own where the directory needs one. */
	DirectoryAnswer apply(AccountChange change);

	Optional<AccountChange> find(AgencyId agency, AccountId account);

	@Test
	default void holdsWhatItConfirmed() {
		AccountChange change = invited(AccountId.random(), "CE100001", 1);

		assertThat(apply(change)).isEqualTo(new DirectoryAnswer.Confirmed());
		assertThat(find(BODY, change.account())).contains(change);
	}

	@Test
	default void findsNothingOfAnAccountThatItWasNotTold() {
		assertThat(find(BODY, AccountId.random())).isEmpty();
	}

	@Test
	default void sameChangeAgainChangesNothing() {
		AccountChange change = invited(AccountId.random(), "CE100002", 1);
		List<DirectoryAnswer> answers = List.of(apply(change), apply(change), apply(change));

		assertThat(answers).containsOnly(new DirectoryAnswer.Confirmed());
		assertThat(find(BODY, change.account())).contains(change);
	}

	@Test
	default void newerChangeReplacesStateAndAccess() {
		AccountId account = AccountId.random();
		AccountChange newer = new AccountChange(BODY, account, "CE100003", AccountStatus.ACTIVE, 2, Set.of(RECORDS));
		apply(invited(account, "CE100003", 1));

		assertThat(apply(newer)).isEqualTo(new DirectoryAnswer.Confirmed());
		assertThat(find(BODY, account)).contains(newer);
	}

	@Test
	default void olderChangeThatComesLateUndoesNothing() {
		AccountId account = AccountId.random();
		AccountChange off = new AccountChange(BODY, account, "CE100004", AccountStatus.DEACTIVATED, 3, Set.of());
		apply(off);

		assertThat(apply(invited(account, "CE100004", 2))).isEqualTo(new DirectoryAnswer.Confirmed());
		assertThat(find(BODY, account)).contains(off);
	}

	@Test
	default void userNameIsOneAccountsWhateverItsCase() {
		apply(invited(AccountId.random(), "CE100005", 1));
		AccountChange second = invited(AccountId.random(), "ce100005", 1);

		assertThat(apply(second)).isEqualTo(new DirectoryAnswer.UsernameTaken());
		assertThat(find(BODY, second.account())).isEmpty();
	}

	@Test
	default void bodiesAreApart() {
		AccountChange one = invited(AccountId.random(), "CE100006", 1);
		AgencyId other = new AgencyId("amp");
		AccountChange sameName = new AccountChange(other, AccountId.random(), "CE100006", AccountStatus.INVITED, 1,
				Set.of(MESSAGES));
		apply(one);

		assertThat(apply(sameName)).isEqualTo(new DirectoryAnswer.Confirmed());
		assertThat(find(other, one.account())).isEmpty();
	}

	@Test
	default void accountKeepsItsUserName() {
		AccountId account = AccountId.random();
		apply(invited(account, "CE100007", 1));

		assertThatThrownBy(() -> apply(invited(account, "CE100008", 2))).isInstanceOf(IllegalArgumentException.class);
	}

	private static AccountChange invited(AccountId account, String username, long revision) {
		return new AccountChange(BODY, account, username, AccountStatus.INVITED, revision, Set.of(MESSAGES));
	}

}

package org.greffier.registry;

import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.Credential;
import org.greffier.catalogue.FormKind;
import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.form.FormId;
import org.greffier.form.MandateId;
import org.greffier.form.Party;
import org.greffier.form.PersonId;
import org.greffier.form.Reading;
import org.greffier.safe.Failpoint;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Carries an accepted form out: persons, organisation, mandate, account, grants, and the
 * directory's word that they are in force (RULES RAMQ-01, RAMQ-03, AMP-10).
 * <p>
 * Everything happens in the caller's transaction, together with the letters that it owes.
 */
public final class Enrolment {

	private final JdbcClient jdbc;

	private final PersonRegister persons;

	private final MandateRegister mandates;

	private final AccountRegister accounts;

	private final Fingerprints fingerprints;

	private final Consumer<MandateEvent> events;

	private final Clock clock;

	/**
	 * Enrolment of all bodies.
	 * @param events appends to the audit, inside the open transaction
	 */
	public Enrolment(JdbcClient jdbc, Vault vault, Directory directory, Consumer<MandateEvent> events, Clock clock) {
		this.fingerprints = new Fingerprints(vault);
		this.jdbc = jdbc;
		this.events = events;
		this.persons = new PersonRegister(jdbc, vault, this.fingerprints);
		this.mandates = new MandateRegister(jdbc, vault, this.fingerprints);
		this.accounts = new AccountRegister(jdbc, this.fingerprints, directory);
		this.clock = clock;
	}

	/**
	 * Enrols one accepted form. Repeated for the same form it changes nothing and returns
	 * the same. A user who has an account gets a grant and no second one; whether it is
	 * the same person was decided before (RULES X-19), so here the same name with the
	 * same address, or with the user name on the form, is enough.
	 * @param receivedAt when the body received the form: the mandate's first day
	 * @throws DirectoryUnavailableException if the directory does not answer: roll back
	 * and try again
	 * @throws IllegalStateException if no transaction is open, or the pattern of user
	 * names is used up
	 */
	public Enrolled enrol(Agency agency, FormKind kind, FormId form, Reading reading, Instant receivedAt) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("enrol form " + form + " inside a transaction");
		}
		Instant now = this.clock.instant();
		if (!claim(agency.id(), form, now)) {
			return enrolled(form);
		}
		Enrolled enrolled = enrolOnce(agency, kind, form, reading, receivedAt, now);
		keep(form, enrolled);
		Failpoint.reached("C-06");
		return enrolled;
	}

	/**
	 * Sends the next credential of an enrolled form's account to other addresses, which
	 * count as its persons' from now on; in the caller's transaction.
	 * @param reading with the addresses that a person gave and the rules passed
	 */
	public void sendTo(Agency agency, FormKind kind, FormId form, Reading reading) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				select e.account_id, m.grantor_id, m.user_id
				from enrolment e join mandate m on m.id = e.mandate_id where e.form_id = :form
				""").param("form", form.value()).query((row, n) -> {
			UUID grantor = this.persons.address(agency, new PersonId(row.getObject("grantor_id", UUID.class)),
					Identity.of(kind, reading, Party.GRANTOR), now);
			UUID user = this.persons.address(agency, new PersonId(row.getObject("user_id", UUID.class)),
					Identity.of(kind, reading, Party.USER), now);
			boolean grantorLearnsName = kind.receiver(Credential.USERNAME) == Party.GRANTOR;
			this.accounts.sendTo(new AccountId(row.getObject("account_id", UUID.class)),
					grantorLearnsName ? grantor : user, grantorLearnsName ? user : grantor);
			return form;
		}).single();
	}

	private Enrolled enrolOnce(Agency body, FormKind kind, FormId form, Reading reading, Instant receivedAt,
			Instant now) {
		AgencyId agency = body.id();
		Identity grantor = Identity.of(kind, reading, Party.GRANTOR);
		Identity user = Identity.of(kind, reading, Party.USER);
		this.persons.lock(agency, grantor, user);
		PersonId grantorId = this.persons.record(agency, grantor, now);
		PersonId userId = person(agency, user, reading, now);
		UUID grantorAddress = this.persons.address(body, grantorId, grantor, now);
		UUID userAddress = this.persons.address(body, userId, user, now);
		Optional<UUID> organisation = this.mandates.organisation(agency, reading, now);
		MandateRegister.Between between = new MandateRegister.Between(grantorId, userId, organisation,
				this.fingerprints.reference(agency, grantor));
		boolean resumes = body.mandates().resumes();
		this.mandates.unsuspend(agency, between, resumes, now)
			.ifPresent((held) -> this.events.accept(new MandateEvent(agency, held, "job:enrol", MandateStatus.SUSPENDED,
					resumes ? MandateStatus.ACTIVE : MandateStatus.ENDED, "NEW_FORM " + form)));
		MandateId mandate = this.mandates.mandate(agency, between, receivedAt);

		Optional<AccountRegister.Known> known = this.accounts.ofPerson(agency, userId);
		boolean grantorLearnsName = kind.receiver(Credential.USERNAME) == Party.GRANTOR;
		UUID usernameAddress = grantorLearnsName ? grantorAddress : userAddress;
		UUID passwordAddress = grantorLearnsName ? userAddress : grantorAddress;
		AccountRegister.Known account = known.orElseGet(() -> this.accounts.create(agency, userId,
				UsernamePattern.of(kind.account().username()), usernameAddress, passwordAddress, now));
		boolean expired = account.status() == AccountStatus.EXPIRED;
		if (expired) {
			this.accounts.invite(account.id());
			this.accounts.sendTo(account.id(), usernameAddress, passwordAddress);
		}
		List<String> granted = grant(body, kind, form, reading, account.id(), mandate, now);
		this.accounts.publish(agency, account.id());
		return new Enrolled(account.id(), account.username(), known.isEmpty() || expired, granted, mandate);
	}

	/**
	 * Who acts: the owner of the user name on the form if the names agree, else as
	 * recorded.
	 */
	private PersonId person(AgencyId agency, Identity user, Reading reading, Instant now) {
		return reading.value(Party.USER.field("existingUsername"))
			.flatMap((username) -> this.accounts.owner(agency, username, user))
			.orElseGet(() -> this.persons.record(agency, user, now));
	}

	private List<String> grant(Agency agency, FormKind kind, FormId form, Reading reading, AccountId account,
			MandateId mandate, Instant now) {
		List<String> codes = new ArrayList<>();
		LocalDate today = kind.term().isEmpty() ? LocalDate.EPOCH : LocalDate.ofInstant(now, agency.schedule().zone());
		for (ChoiceSpec choice : kind.grants()) {
			for (String code : reading.ticked(choice.name())) {
				this.mandates.grant(agency.id(), account, new Access(mandate, choice.name().value(), code), form,
						kind.term(), today, now);
				codes.add(code);
			}
		}
		return codes;
	}

	/** Whether this is the first enrolment of the form; waits for one that runs. */
	private boolean claim(AgencyId agency, FormId form, Instant now) {
		return this.jdbc.sql("""
				insert into enrolment (form_id, agency, enrolled_at) values (:form, :agency, :now)
				on conflict (form_id) do nothing
				""")
			.param("form", form.value())
			.param("agency", agency.value())
			.param("now", Timestamp.from(now))
			.update() == 1;
	}

	private void keep(FormId form, Enrolled enrolled) {
		this.jdbc.sql("""
				update enrolment set account_id = :account, mandate_id = :mandate, new_account = :new,
				    granted = :granted
				where form_id = :form
				""")
			.param("account", enrolled.account().value())
			.param("mandate", enrolled.mandate().value())
			.param("new", enrolled.newAccount())
			.param("granted", enrolled.granted().toArray(String[]::new))
			.param("form", form.value())
			.update();
	}

	private Enrolled enrolled(FormId form) {
		return this.jdbc.sql("""
				select e.account_id, e.mandate_id, e.new_account, e.granted, c.username
				from enrolment e join account c on c.id = e.account_id
				where e.form_id = :form
				""")
			.param("form", form.value())
			.query((row, n) -> new Enrolled(new AccountId(row.getObject("account_id", UUID.class)),
					row.getString("username"), row.getBoolean("new_account"), strings(row.getArray("granted")),
					new MandateId(row.getObject("mandate_id", UUID.class))))
			.single();
	}

	private static List<String> strings(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

}

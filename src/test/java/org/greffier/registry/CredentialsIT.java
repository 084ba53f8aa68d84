package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.greffier.registry.RegistryFixtures.NOW;
import static org.greffier.registry.RegistryFixtures.RAMQ;
import static org.greffier.registry.RegistryFixtures.VAULT;
import static org.greffier.registry.RegistryFixtures.aForm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.greffier.catalogue.FormKind;
import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.FormId;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.platform.Row;
import org.greffier.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class CredentialsIT {

	private static final FormKind DELEGATION = RegistryFixtures.ramqKind("CE{6 digits}");

	private static final String OWN = "trois-chevaux-bleus";

	private static final String HOME = "192.0.2.1";

	private static final String ELSEWHERE = "198.51.100.7";

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final MovingClock clock = new MovingClock(NOW);

	private final Directory directory = new OwnDirectory(this.jdbc);

	private final List<AccountEvent> events = new CopyOnWriteArrayList<>();

	private final CredentialSettings settings = CredentialSettings.defaults();

	private final Credentials credentials = new Credentials(this.jdbc, this.transaction, VAULT, this.directory,
			this.settings, (agency) -> RegistryFixtures.POLICY, this.events::add, this.clock);

	private final Activation activation = new Activation(this.jdbc, new JdbcTransactionManager(this.source), VAULT,
			this.directory, this.credentials, this.settings, (agency) -> RegistryFixtures.POLICY, this.events::add,
			this.clock);

	private final Reading reading = aForm().asks("grant.services.sre").read();

	private Enrolled enrolled;

	private AccountId account;

	@BeforeEach
	void enrol() {
		Enrolment enrolment = new Enrolment(this.jdbc, VAULT, this.directory, (event) -> {
		}, this.clock);
		this.enrolled = this.transaction.execute((status) -> enrolment.enrol(RegistryFixtures.agency(RAMQ), DELEGATION,
				FormId.random(), this.reading, NOW));
		this.account = this.enrolled.account();
	}

	@Test
	void drawsFourteenUnambiguousCharactersOfSeventyBitsOrMore() {
		char[] password = issue(1);

		assertThat(password).hasSize(14);
		assertThat(new String(password)).matches("[A-Za-z0-9]+").doesNotContainPattern("[0OoIl1i5Ss2Zz8B]");
		assertThat(PasswordDraw.bits(14)).isGreaterThanOrEqualTo(70);
	}

	@Test
	void keepsOnlyAnArgon2idHash() {
		char[] password = issue(1);

		String row = this.jdbc.sql("select account::text from account").query(String.class).single();
		assertThat(row).contains("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(new String(password));
		assertThat(this.events.toString()).doesNotContain(new String(password));
	}

	@Test
	@Row("X-11")
	void refusesWhoHasNoMandateInForceLikeAnybodyElse() {
		char[] password = issue(1);
		this.jdbc.sql("update mandate set suspended_at = since").update();

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());

		this.jdbc.sql("update mandate set suspended_at = null").update();
		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	void wipesTheClearPasswordWhenItIsClosed() {
		TemporaryPassword password = this.credentials.issue(this.account).orElseThrow();
		char[] clear = password.clear();
		assertThat(password).asString().doesNotContain(new String(clear));

		password.close();

		assertThat(clear).containsOnly((char) 0);
		assertThatThrownBy(password::clear).isInstanceOf(IllegalStateException.class);
	}

	@Test
	@Row("RAMQ-19")
	void ownerChoosesAPasswordAndTheTemporaryOneIsDeadAtOnce() {
		char[] password = issue(1);

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));

		assertThat(status()).isEqualTo(AccountStatus.ACTIVE);
		assertThat(this.directory.find(RAMQ, this.account).orElseThrow().status()).isEqualTo(AccountStatus.ACTIVE);
		assertThat(this.events).extracting(AccountEvent::event).contains("ACCOUNT_ACTIVATED");
		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
	}

	@Test
	@Row("X-14")
	void useOfACredentialConfirmsTheAddressesItWasSentTo() {
		Persons persons = new Persons(this.jdbc, VAULT);
		Identity grantor = Identity.of(DELEGATION, this.reading, Party.GRANTOR);
		char[] password = issue(1);
		assertThat(persons.confirmedAddress(RAMQ, grantor)).isEmpty();

		choose(password, HOME);

		assertThat(persons.confirmedAddress(RAMQ, grantor)).contains("maude.lafleur@clinique.example");
		assertThat(persons.byUsername(RAMQ, this.enrolled.username()).orElseThrow().confirmed()).isTrue();
	}

	@Test
	void onlyTheNewestTemporaryPasswordWorks() {
		char[] first = issue(1);
		char[] second = issue(2);

		assertThat(choose(first, HOME)).isEqualTo(new ActivationOutcome.Refused());
		assertThat(choose(second, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	@Row("RAMQ-19")
	void twoWhoUseItAtOnceGetOneAccount() throws Exception {
		char[] password = issue(1);
		List<Callable<ActivationOutcome>> both = List.of(() -> choose(password, HOME),
				() -> choose(password, ELSEWHERE));

		assertThat(together(both)).containsExactlyInAnyOrder(new ActivationOutcome.Activated(this.account),
				new ActivationOutcome.Refused());
	}

	@Test
	void lifetimeStartsWhenItWasSent() {
		char[] password = issue(1);
		this.clock.advance(Duration.ofDays(6));
		this.credentials.markSent(this.account, 1);
		this.clock.advance(Duration.ofDays(7).minusSeconds(1));

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	@Row("RAMQ-19")
	void isDeadAtTheEndOfItsLifetimeEvenBeforeTheNightSaysSo() {
		char[] password = issue(1);
		this.credentials.markSent(this.account, 1);
		this.clock.advance(Duration.ofDays(7));

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		assertThat(this.credentials.expire(RAMQ)).containsExactly(this.account);
		assertThat(status()).isEqualTo(AccountStatus.EXPIRED);
		assertThat(this.credentials.expire(RAMQ)).isEmpty();
	}

	@Test
	void neverMarksAnAttemptThatWasReplacedAsSent() {
		issue(1);
		issue(2);

		this.credentials.markSent(this.account, 1);

		assertThat(this.jdbc.sql("select count(*) from account where temporary_sent_at is null")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	@Row("RAMQ-19")
	void reissueInvitesAnExpiredAccountAgain() {
		issue(1);
		this.credentials.markSent(this.account, 1);
		this.clock.advance(Duration.ofDays(8));
		this.credentials.expire(RAMQ);

		char[] password = issue(2);

		assertThat(status()).isEqualTo(AccountStatus.INVITED);
		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	@Row("RAMQ-18")
	void voidPairIsDeadAndWaitsForAReissue() {
		char[] password = issue(1);

		this.credentials.voidPair(this.account, "BOUNCED");

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		assertThat(this.credentials.voided(RAMQ)).containsExactly(this.account);
		issue(2);
		assertThat(this.credentials.voided(RAMQ)).isEmpty();
	}

	@Test
	void anActiveAccountGetsNoTemporaryPasswordAndLosesNothingByABounce() {
		choose(issue(1), HOME);

		assertThat(this.credentials.issue(this.account)).isEmpty();
		this.credentials.voidPair(this.account, "BOUNCED");

		assertThat(status()).isEqualTo(AccountStatus.ACTIVE);
		assertThat(this.credentials.voided(RAMQ)).isEmpty();
	}

	@Test
	void issuesOnlyWhatIsCommitted() {
		assertThatThrownBy(
				() -> this.transaction.executeWithoutResult((status) -> this.credentials.issue(this.account)))
			.isInstanceOf(IllegalStateException.class);
	}

	@Test
	void everyFailureLooksAlike() {
		char[] password = issue(1);
		ActivationOutcome wrong = choose("wrong-wrong-wrong".toCharArray(), HOME);
		ActivationOutcome unknown = this.activation.chooseOwn(RAMQ, "CE000000", password, OWN.toCharArray(), HOME);
		ActivationOutcome otherBody = this.activation.chooseOwn(RegistryFixtures.AMP, this.enrolled.username(),
				password, OWN.toCharArray(), HOME);
		ActivationOutcome endless = choose(new char[5000], HOME);

		assertThat(List.of(wrong, unknown, otherBody, endless)).containsOnly(new ActivationOutcome.Refused());
	}

	@Test
	void failuresTakeAboutAsLong() {
		issue(1);
		long known = fastest(() -> choose("wrong-wrong-wrong".toCharArray(), HOME));
		long unknown = fastest(() -> this.activation.chooseOwn(RAMQ, "CE000000", "wrong-wrong-wrong".toCharArray(),
				OWN.toCharArray(), ELSEWHERE));

		assertThat((double) unknown / known).isBetween(0.25, 4.0);
	}

	@Test
	void fiveFailuresDelayTheNextTryAndTheDelayGrows() {
		char[] password = issue(1);
		fail(5, HOME);

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		this.clock.advance(Duration.ofSeconds(5));
		fail(1, HOME);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	void whoGuessesFromElsewhereDoesNotKeepTheOwnerOut() {
		char[] password = issue(1);
		fail(20, ELSEWHERE);

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	void accountsDelayHoldsForEveryAddressThatFailedOnce() {
		char[] password = issue(1);
		fail(1, HOME);
		fail(5, ELSEWHERE);

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	void aClockFinerThanTheDatabaseDelaysNobody() {
		char[] password = issue(1);
		this.clock.advance(Duration.ofNanos(900));

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	void sourcesDelayHoldsForEveryUserName() {
		char[] password = issue(1);
		for (int i = 0; i < 5; i++) {
			this.activation.chooseOwn(RAMQ, "CE00000" + i, "wrong-wrong-wrong".toCharArray(), OWN.toCharArray(), HOME);
		}

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		assertThat(choose(password, ELSEWHERE)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	@Row("X-21")
	void oneHundredFailuresInARowVoidThePasswordAndOfferAReissue() {
		char[] password = issue(1);
		failAlmost(98);
		fail(1, "203.0.113.98");
		assertThat(this.credentials.voided(RAMQ)).isEmpty();
		fail(1, "203.0.113.99");

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Refused());
		assertThat(this.credentials.voided(RAMQ)).containsExactly(this.account);
		assertThat(this.events).extracting(AccountEvent::why).contains("TOO_MANY_FAILURES");
		assertThat(choose(issue(2), HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	@Row("X-21")
	void ownerStillGetsInAtTheHundredthTry() {
		char[] password = issue(1);
		failAlmost(99);

		assertThat(choose(password, HOME)).isEqualTo(new ActivationOutcome.Activated(this.account));
	}

	@Test
	void manyGuessesAtOnceCountAsMany() throws Exception {
		issue(1);
		List<Callable<ActivationOutcome>> guesses = IntStream.range(0, 12)
			.<Callable<ActivationOutcome>>mapToObj((i) -> () -> choose(("wrong-wrong-" + i).toCharArray(), ELSEWHERE))
			.toList();

		together(guesses);

		assertThat(this.jdbc.sql("select failures from account").query(Integer.class).single()).isEqualTo(5);
	}

	@Test
	void refusesUnsuitablePasswordsBeforeItLooksAtAnyAccount() {
		char[] password = issue(1);
		String name = this.enrolled.username();

		assertThat(unsuitable("court", password)).isEqualTo(ChosenProblem.TOO_SHORT);
		assertThat(unsuitable("x".repeat(129), password)).isEqualTo(ChosenProblem.TOO_LONG);
		assertThat(unsuitable(new String(password), password)).isEqualTo(ChosenProblem.IS_TEMPORARY);
		assertThat(unsuitable("mon-" + name.toLowerCase(Locale.ROOT) + "-secret", password))
			.isEqualTo(ChosenProblem.CONTAINS_USERNAME);
		assertThat(unsuitable("aaaaaaaaaaaaaa", password)).isEqualTo(ChosenProblem.TOO_PLAIN);
		assertThat(this.jdbc.sql("select failures from account").query(Integer.class).single()).isZero();
	}

	@Test
	void forgetsFailuresThatAreLongAgo() {
		issue(1);
		fail(3, HOME);
		this.clock.advance(Duration.ofHours(2));

		this.activation.forgetOldFailures(RAMQ);

		assertThat(this.jdbc.sql("select count(*) from sign_in_source").query(Integer.class).single()).isZero();
	}

	private ChosenProblem unsuitable(String chosen, char[] temporary) {
		ActivationOutcome outcome = this.activation.chooseOwn(RAMQ, this.enrolled.username(), temporary,
				chosen.toCharArray(), HOME);
		return ((ActivationOutcome.Unsuitable) outcome).problem();
	}

	private char[] issue(int attempt) {
		try (TemporaryPassword password = this.credentials.issue(this.account).orElseThrow()) {
			assertThat(password.attempt()).isEqualTo(attempt);
			return password.clear().clone();
		}
	}

	private ActivationOutcome choose(char[] temporary, String from) {
		return this.activation.chooseOwn(RAMQ, this.enrolled.username().toLowerCase(Locale.ROOT), temporary,
				OWN.toCharArray(), from);
	}

	/** Fails so often, patiently where it must wait. */
	private void fail(int times, String from) {
		for (int i = 0; i < times; i++) {
			if (i >= 5) {
				this.clock.advance(Duration.ofMinutes(5));
			}
			assertThat(choose("wrong-wrong-wrong".toCharArray(), from)).isEqualTo(new ActivationOutcome.Refused());
		}
	}

	/** As if so many had failed before, without the hours that it takes. */
	private void failAlmost(int times) {
		this.jdbc.sql("update account set failures = :times").param("times", times).update();
	}

	private AccountStatus status() {
		return new Accounts(this.jdbc, VAULT).status(this.account);
	}

	private static long fastest(Runnable work) {
		return IntStream.range(0, 8).mapToLong((i) -> {
			long start = System.nanoTime();
			work.run();
			return System.nanoTime() - start;
		}).min().orElseThrow();
	}

	private static <T> List<T> together(List<Callable<T>> all) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(all.size());
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(all)) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static final class MovingClock extends Clock {

		private volatile Instant now;

		MovingClock(Instant now) {
			this.now = now;
		}

		void advance(Duration by) {
			this.now = this.now.plus(by);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}

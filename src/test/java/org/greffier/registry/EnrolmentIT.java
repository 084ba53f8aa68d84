package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.greffier.registry.RegistryFixtures.AMP;
import static org.greffier.registry.RegistryFixtures.NOW;
import static org.greffier.registry.RegistryFixtures.RAMQ;
import static org.greffier.registry.RegistryFixtures.VAULT;
import static org.greffier.registry.RegistryFixtures.aForm;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.greffier.catalogue.FormKind;
import org.greffier.form.AccountStatus;
import org.greffier.form.FormId;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.platform.Row;
import org.greffier.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class EnrolmentIT {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

	private static final FormKind DELEGATION = RegistryFixtures.ramqKind("CE{6 digits}");

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final Directory directory = new OwnDirectory(this.jdbc);

	private final Enrolment enrolment = new Enrolment(this.jdbc, VAULT, this.directory, (event) -> {
	}, this.clock);

	private final Accounts accounts = new Accounts(this.jdbc, VAULT);

	private final Persons persons = new Persons(this.jdbc, VAULT);

	@Test
	@Row("RAMQ-01")
	void givesANewUserAnAccountAMandateAndAGrant() {
		Enrolled enrolled = enrol(aForm().asks("grant.services.sre").read());

		assertThat(enrolled.newAccount()).isTrue();
		assertThat(enrolled.username()).matches("CE\\d{6}");
		assertThat(enrolled.granted()).containsExactly("sre");
		assertThat(this.directory.find(RAMQ, enrolled.account())).hasValueSatisfying((held) -> {
			assertThat(held.status()).isEqualTo(AccountStatus.INVITED);
			assertThat(held.access()).containsExactly(new Access(enrolled.mandate(), "grant.services", "sre"));
		});
	}

	@Test
	@Row("RAMQ-03")
	void secondServiceAddsAGrantAndNoAccount() {
		Enrolled first = enrol(aForm().asks("grant.services.sre").read());

		Enrolled second = enrol(
				aForm().user("TREMBLAY", "Jéan", "Jean.Tremblay@Courriel.example.").asks("grant.services.dsq").read());

		assertThat(second.newAccount()).isFalse();
		assertThat(second.account()).isEqualTo(first.account());
		assertThat(second.mandate()).isEqualTo(first.mandate());
		assertThat(count("account")).isEqualTo(1);
		assertThat(this.directory.find(RAMQ, first.account()).orElseThrow().access()).extracting(Access::code)
			.containsExactlyInAnyOrder("sre", "dsq");
	}

	@Test
	@Row("X-19")
	void userNameOnTheFormFindsTheAccountBehindANewAddress() {
		Enrolled first = enrol(aForm().asks("grant.services.sre").read());

		Enrolled second = enrol(aForm().user("Tremblay", "Jean", "jt@autre.example")
			.with("user.existingUsername", first.username().toLowerCase(Locale.ROOT))
			.asks("grant.services.dsq")
			.read());

		assertThat(second.account()).isEqualTo(first.account());
	}

	@Test
	@Row({ "RAMQ-01", "X-19" })
	void userNameOfSomebodyElseOnTheFormGivesNothingToThem() {
		Enrolled first = enrol(aForm().asks("grant.services.sre").read());

		Enrolled other = enrol(aForm().user("Gagnon", "Luce", "luce@courriel.example")
			.with("user.existingUsername", first.username())
			.asks("grant.services.dsq")
			.read());

		assertThat(other.account()).isNotEqualTo(first.account());
		assertThat(other.newAccount()).isTrue();
	}

	@Test
	void samePersonMayActForTwoGrantors() {
		Enrolled first = enrol(aForm().asks("grant.services.sre").read());

		Enrolled second = enrol(aForm().grantor("Roy", "Paul", "paul.roy@clinique.example")
			.with("grantor.providerNumber", "654321")
			.asks("grant.services.sre")
			.read());

		assertThat(second.account()).isEqualTo(first.account());
		assertThat(second.mandate()).isNotEqualTo(first.mandate());
		assertThat(this.directory.find(RAMQ, first.account()).orElseThrow().access()).hasSize(2);
	}

	@Test
	void repeatedEnrolmentOfAFormChangesNothing() {
		FormId form = FormId.random();
		Reading reading = aForm().asks("grant.services.sre").read();
		Enrolled first = enrol(form, DELEGATION, reading);
		long revision = this.directory.find(RAMQ, first.account()).orElseThrow().revision();

		Enrolled again = enrol(form, DELEGATION, reading);

		assertThat(again).isEqualTo(first);
		assertThat(this.directory.find(RAMQ, first.account()).orElseThrow().revision()).isEqualTo(revision);
	}

	@Test
	void whatIsRolledBackLeavesNothing() {
		FormId form = FormId.random();
		Reading reading = aForm().asks("grant.services.sre").read();
		this.transaction.executeWithoutResult((status) -> {
			assertThat(this.enrolment.enrol(RegistryFixtures.agency(RAMQ), DELEGATION, form, reading, NOW)).isNotNull();
			status.setRollbackOnly();
		});
		assertThat(count("account") + count("person") + count("enrolment") + count("directory_entry")).isZero();

		assertThat(enrol(form, DELEGATION, reading).newAccount()).isTrue();
	}

	@Test
	void enrolsOnlyInsideATransaction() {
		assertThatThrownBy(() -> this.enrolment.enrol(RegistryFixtures.agency(RAMQ), DELEGATION, FormId.random(),
				aForm().read(), NOW))
			.isInstanceOf(IllegalStateException.class);
	}

	@Test
	void manyBlocksForAnOrganisationInOneForm() {
		Reading reading = aForm().with("organisation.neq", "1100001230")
			.with("organisation.name", "Pavage Nordique")
			.asks("grant.blocks.001")
			.asks("grant.blocks.024")
			.read();

		Enrolled enrolled = enrol(FormId.random(), RegistryFixtures.ampKind(), reading);

		assertThat(enrolled.granted()).containsExactly("001", "024");
		assertThat(count("organisation")).isEqualTo(1);
		assertThat(this.directory.find(AMP, enrolled.account()).orElseThrow().access()).hasSize(2);
		assertThat(this.directory.find(RAMQ, enrolled.account())).isEmpty();
	}

	@Test
	void userNamesStayUniqueWhenTwentyEnrolAtOnce() throws Exception {
		FormKind scarce = RegistryFixtures.ramqKind("CE{2 digits}");
		List<Callable<Enrolled>> all = IntStream.range(0, 20)
			.<Callable<Enrolled>>mapToObj((i) -> () -> enrol(FormId.random(), scarce,
					aForm().user("Tremblay", "Jean " + (char) ('A' + i), "jean" + i + "@courriel.example")
						.asks("grant.services.sre")
						.read()))
			.toList();

		Set<String> names = together(all).stream().map(Enrolled::username).collect(Collectors.toSet());

		assertThat(names).hasSize(20);
	}

	@Test
	@Row("RAMQ-01")
	void oneAccountWhenTwentyFormsOfTheSamePersonEnrolAtOnce() throws Exception {
		List<Callable<Enrolled>> all = IntStream.range(0, 20)
			.<Callable<Enrolled>>mapToObj(
					(i) -> () -> enrol(aForm().asks("grant.services." + ((i % 2 == 0) ? "sre" : "dsq")).read()))
			.toList();

		List<Enrolled> enrolled = together(all);

		assertThat(enrolled).extracting(Enrolled::account).containsOnly(enrolled.get(0).account());
		assertThat(enrolled).filteredOn(Enrolled::newAccount).hasSize(1);
		assertThat(count("access_grant")).isEqualTo(2);
	}

	@Test
	void noDeadlockWhenTwoMandateEachOtherAtOnce() throws Exception {
		List<Callable<Enrolled>> all = IntStream.range(0, 20)
			.<Callable<Enrolled>>mapToObj((i) -> () -> enrol((i % 2 == 0) ? aForm().asks("grant.services.sre").read()
					: aForm().grantor("Tremblay", "Jean", "jean.tremblay@courriel.example")
						.user("Lafleur", "Maude", "maude.lafleur@clinique.example")
						.with("grantor.providerNumber", "777777")
						.asks("grant.services.sre")
						.read()))
			.toList();

		assertThat(together(all)).extracting(Enrolled::account).doesNotContainNull();
		assertThat(count("person")).isEqualTo(2);
		assertThat(count("account")).isEqualTo(2);
	}

	@Test
	void saysWhenThePatternIsUsedUp() {
		FormKind tiny = RegistryFixtures.ramqKind("CE{1 digits}");
		for (int i = 0; i < 10; i++) {
			enrol(FormId.random(), tiny,
					aForm().user("Roy", "X" + (char) ('a' + i), "x" + i + "@courriel.example")
						.asks("grant.services.sre")
						.read());
		}

		assertThatThrownBy(() -> enrol(FormId.random(), tiny,
				aForm().user("Roy", "Zoé", "zoe@courriel.example").asks("grant.services.sre").read()))
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("more digits");
	}

	@Test
	void answersWhatTheRulesAsk() {
		Reading reading = aForm().asks("grant.services.sre").read();
		Enrolled enrolled = enrol(reading);
		Identity user = Identity.of(DELEGATION, reading, Party.USER);
		Identity grantor = Identity.of(DELEGATION, reading, Party.GRANTOR);
		Identity stranger = Identity.of(DELEGATION,
				aForm().user("Gagnon", "Luce", "jean.tremblay@courriel.example").read(), Party.USER);

		assertThat(this.persons.atAddress(RegistryFixtures.agency(RAMQ), "Jean.Tremblay+x@courriel.example"))
			.singleElement()
			.satisfies((person) -> {
				assertThat(person.account()).contains(enrolled.account());
				assertThat(person.familyName()).isEqualTo("Tremblay");
				assertThat(person.address()).contains("jean.tremblay@courriel.example");
				assertThat(person.confirmed()).isFalse();
				assertThat(person).asString().doesNotContain("Tremblay");
			});
		assertThat(this.persons.byUsername(RAMQ, enrolled.username())).isPresent();
		assertThat(this.persons.byUsername(RAMQ, "CE000")).isEmpty();
		assertThat(this.persons.actingFor(RAMQ, grantor, user)).hasSize(1);
		assertThat(this.persons.actingFor(RAMQ, grantor, stranger)).isEmpty();
		assertThat(this.accounts.isGranted(RAMQ, grantor, user, "grant.services", "sre", DAY)).isTrue();
		assertThat(this.accounts.isGranted(RAMQ, grantor, user, "grant.services", "dsq", DAY)).isFalse();
		assertThat(this.accounts.isGranted(RAMQ, grantor, stranger, "grant.services", "sre", DAY)).isFalse();
		assertThat(this.accounts.status(enrolled.account())).isEqualTo(AccountStatus.INVITED);
		assertThat(this.persons.confirmedAddress(RAMQ, grantor)).isEmpty();
	}

	@Test
	void keepsNoNameAndNoAddressInClear() {
		enrol(aForm().asks("grant.services.sre").read());

		String rows = this.jdbc.sql("""
				select p::text || a::text from person p join person_address a on a.person_id = p.id
				""").query(String.class).list().toString();
		byte[] sealed = this.jdbc.sql("select address from person_address limit 1").query(byte[].class).single();

		assertThat(rows).doesNotContainIgnoringCase("tremblay").doesNotContainIgnoringCase("courriel");
		assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("tremblay");
	}

	private Enrolled enrol(Reading reading) {
		return enrol(FormId.random(), DELEGATION, reading);
	}

	private Enrolled enrol(FormId form, FormKind kind, Reading reading) {
		return this.transaction.execute((status) -> this.enrolment.enrol(RegistryFixtures.agency(kind.agency()), kind,
				form, reading, NOW.minusSeconds(3600)));
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Long.class).single();
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

}

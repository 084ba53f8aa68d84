package org.greffier.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.greffier.registry.RegistryFixtures.NOW;
import static org.greffier.registry.RegistryFixtures.RAMQ;
import static org.greffier.registry.RegistryFixtures.VAULT;
import static org.greffier.registry.RegistryFixtures.aForm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.MandatePolicy;
import org.greffier.form.AccountStatus;
import org.greffier.form.FormId;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.platform.Row;
import org.greffier.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of mandates with time. */
@Timeout(120)
class MandatesIT {

	private static final FormKind YEAR = RegistryFixtures.ramqKindOfAYear();

	private static final LocalDate LAST = LocalDate.of(2027, 11, 2);

	@TempDir
	private Path folder;

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Directory directory = new OwnDirectory(this.jdbc);

	private final List<MandateEvent> events = new ArrayList<>();

	private final GrantorStatus grantors = new GrantorStatus(this.jdbc, VAULT, new GrantorTables());

	private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private Mandates mandates = mandates();

	private Enrolled enrolled;

	@BeforeEach
	void enrol() {
		this.enrolled = enrol(RegistryFixtures.ramqKind("CE{6 digits}"), aForm().asks("grant.services.sre").read(),
				MandatePolicy.DEFAULT);
		table("123456,LAFLEUR,Maude,true", "654321,Roy,Paul,true");
	}

	@Test
	@Row("X-11")
	void knowsWhoLostTheStatusAndWhoIsGone() {
		assertThat(changes()).isEqualTo(new GrantorStatus.Changes(List.of(), List.of(), List.of()));

		table("123456,Lafleur,Maude,false");
		assertThat(changes().inactive()).containsExactly(this.enrolled.mandate());

		table("123456,Lafleur,Maude,false", "123456,Lafleur,Maude,true");
		assertThat(changes().inactive()).isEmpty();

		table("123456,Gagnon,Luce,false");
		assertThat(changes())
			.isEqualTo(new GrantorStatus.Changes(List.of(), List.of(this.enrolled.mandate()), List.of()));
	}

	@Test
	@Row("X-11")
	void aTableThatCannotBeUsedSaysNothingOfAnybody() throws IOException {
		Files.delete(this.folder.resolve("reference/grantors.csv"));

		assertThat(this.grantors.changes(agency(MandatePolicy.DEFAULT))).isEmpty();
	}

	@Test
	@Row("X-11")
	void whatIsSuspendedIsInForceNowhereAndComesBackOnce() {
		assertThat(in(() -> this.mandates.suspend(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_INACTIVE")))
			.hasValueSatisfying((mandate) -> assertThat(mandate.codes()).containsExactly("sre"));
		assertThat(in(() -> this.mandates.suspend(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_INACTIVE")))
			.isEmpty();
		assertThat(held().status()).isEqualTo(AccountStatus.SUSPENDED);
		assertThat(held().access()).isEmpty();
		assertThat(isGranted(NOW)).isFalse();
		assertThat(changes().returned()).containsExactly(this.enrolled.mandate());

		assertThat(in(() -> this.mandates.resume(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_ACTIVE")))
			.isPresent();
		assertThat(in(() -> this.mandates.resume(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_ACTIVE")))
			.isEmpty();
		assertThat(held().status()).isEqualTo(AccountStatus.INVITED);
		assertThat(held().access()).hasSize(1);
		assertThat(this.events).extracting(MandateEvent::to)
			.containsExactly(MandateStatus.SUSPENDED, MandateStatus.ACTIVE);
	}

	@Test
	@Row("X-11")
	void whatAnotherGrantorGaveStaysInForce() {
		Enrolled other = enrol(YEAR,
				aForm().grantor("Roy", "Paul", "paul.roy@clinique.example")
					.with("grantor.providerNumber", "654321")
					.asks("grant.services.dsq")
					.read(),
				MandatePolicy.DEFAULT);

		in(() -> this.mandates.suspend(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_INACTIVE"));

		assertThat(held().status()).isEqualTo(AccountStatus.INVITED);
		assertThat(held().access()).containsExactly(new Access(other.mandate(), "grant.services", "dsq"));
	}

	@Test
	@Row("X-11")
	void aNewFormBringsBackWhatItAsksAndNoMore() {
		in(() -> this.mandates.suspend(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_INACTIVE"));

		Enrolled again = enrol(YEAR, aForm().asks("grant.services.dsq").read(), MandatePolicy.DEFAULT);

		assertThat(again.account()).isEqualTo(this.enrolled.account());
		assertThat(again.mandate()).isNotEqualTo(this.enrolled.mandate());
		assertThat(held().access()).containsExactly(new Access(again.mandate(), "grant.services", "dsq"));
		assertThat(this.events.get(1).to()).isEqualTo(MandateStatus.ENDED);
	}

	@Test
	@Row("X-11")
	void aNewFormResumesTheWholeMandateWhereTheBodySaysSo() {
		in(() -> this.mandates.suspend(RAMQ, this.enrolled.mandate(), "job:enrol", "GRANTOR_INACTIVE"));

		Enrolled again = enrol(YEAR, aForm().asks("grant.services.dsq").read(), new MandatePolicy(false, true, 100));

		assertThat(again.mandate()).isEqualTo(this.enrolled.mandate());
		assertThat(held().access()).extracting(Access::code).containsExactlyInAnyOrder("sre", "dsq");
	}

	@Test
	void oneGrantorOfTwoOrganisationsGivesTwoMandates() {
		Enrolled other = enrol(YEAR, aForm().with("grantor.providerNumber", "654321").asks("grant.services.sre").read(),
				MandatePolicy.DEFAULT);
		table("123456,Lafleur,Maude,true", "654321,Lafleur,Maude,false");

		assertThat(other.mandate()).isNotEqualTo(this.enrolled.mandate());
		assertThat(changes().inactive()).containsExactly(other.mandate());
	}

	@Test
	@Row("X-12")
	void whatHasNoTermNeverEnds() {
		assertThat(terms().toEnd(RAMQ, LAST.plusYears(100), 10)).isEmpty();
		assertThat(terms().toRemind(RAMQ, LAST.plusYears(100), 10)).isEmpty();
	}

	@Test
	@Row("X-12")
	void remindsOnceAndEndsAfterTheLastDay() {
		Enrolled year = enrol(YEAR,
				aForm().user("Gagnon", "Luce", "luce@courriel.example").asks("grant.services.sre").read(),
				MandatePolicy.DEFAULT);
		LocalDate first = LAST.minus(Period.ofDays(60));

		assertThat(terms().toRemind(RAMQ, first.minusDays(1), 10)).isEmpty();
		assertThat(terms().toRemind(RAMQ, first, 10)).containsExactly(year.mandate());
		assertThat(in(() -> terms().remind(RAMQ, year.mandate(), first)).codes())
			.isEqualTo(Map.of(LAST, List.of("sre")));
		assertThat(terms().toRemind(RAMQ, first, 10)).isEmpty();

		assertThat(terms().toEnd(RAMQ, LAST, 10)).isEmpty();
		assertThat(terms().toEnd(RAMQ, LAST.plusDays(1), 10)).containsExactly(year.mandate());
		in(() -> terms().end(RAMQ, year.mandate(), LAST.plusDays(1), "job:enrol"));
		assertThat(terms().toEnd(RAMQ, LAST.plusDays(1), 10)).isEmpty();
		assertThat(this.directory.find(RAMQ, year.account()).orElseThrow().status()).isEqualTo(AccountStatus.SUSPENDED);
		assertThat(this.events.get(0).to()).isEqualTo(MandateStatus.ENDED);
	}

	@Test
	@Row("X-12")
	void aFormRenewsWhatEndsSoonAndIsADuplicateBefore() {
		Reading reading = aForm().asks("grant.services.dsq").read();
		Enrolled first = enrol(YEAR, reading, MandatePolicy.DEFAULT);
		Instant late = LAST.minusDays(60).atTime(12, 0).toInstant(ZoneOffset.UTC);
		assertThat(isGranted("dsq", late.minusSeconds(86400))).isTrue();
		assertThat(isGranted("dsq", late)).isFalse();

		this.clock = Clock.fixed(late, ZoneOffset.UTC);
		Enrolled renewed = enrol(YEAR, reading, MandatePolicy.DEFAULT);

		assertThat(renewed.mandate()).isEqualTo(first.mandate());
		assertThat(renewed.newAccount()).isFalse();
		assertThat(terms().toEnd(RAMQ, LAST.plusDays(1), 10)).isEmpty();
		assertThat(mandates().get(first.mandate()).accesses())
			.extracting((given) -> given.lastDay().map(LocalDate::toString).orElse("none"))
			.containsExactlyInAnyOrder("none", LAST.minusDays(60).plusYears(1).toString());
	}

	private GrantorStatus.Changes changes() {
		return this.grantors.changes(agency(MandatePolicy.DEFAULT)).orElseThrow();
	}

	private AccountChange held() {
		return this.directory.find(RAMQ, this.enrolled.account()).orElseThrow();
	}

	private boolean isGranted(Instant at) {
		return isGranted("sre", at);
	}

	private boolean isGranted(String code, Instant at) {
		Reading reading = aForm().read();
		return new Accounts(this.jdbc, VAULT).isGranted(RAMQ, Identity.of(YEAR, reading, Party.GRANTOR),
				Identity.of(YEAR, reading, Party.USER), "grant.services", code,
				LocalDate.ofInstant(at, ZoneId.of("America/Toronto")));
	}

	private Mandates mandates() {
		return new Mandates(this.jdbc, VAULT, this.directory, this.events::add, this.clock);
	}

	private Terms terms() {
		return new Terms(this.jdbc, mandates(), this.clock);
	}

	private Agency agency(MandatePolicy policy) {
		return RegistryFixtures.agency(RAMQ, this.folder, policy);
	}

	private Enrolled enrol(FormKind kind, Reading reading, MandatePolicy policy) {
		Enrolment enrolment = new Enrolment(this.jdbc, VAULT, this.directory, this.events::add, this.clock);
		return in(() -> enrolment.enrol(agency(policy), kind, FormId.random(), reading, NOW.minusSeconds(3600)));
	}

	private <T> T in(Supplier<T> work) {
		return this.transaction.execute((status) -> work.get());
	}

	private void table(String... lines) {
		try {
			Path file = Files.createDirectories(this.folder.resolve("reference")).resolve("grantors.csv");
			Files.writeString(file, "id,familyName,givenName,active\n" + String.join("\n", lines) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

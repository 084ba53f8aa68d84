package org.greffier.jobs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.greffier.form.Reading;
import org.greffier.platform.Row;
import org.greffier.registry.Enrolled;
import org.greffier.registry.GrantBatch;
import org.greffier.registry.RegistryFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Everybody who has one access gets another, and it is taken back (RULES RAMQ-31). */
@Timeout(120)
@Row("RAMQ-31")
class BulkGrantsIT {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);

	@TempDir
	private Path folder;

	private MandateHouse house;

	private Enrolled jean;

	@BeforeEach
	void enrol() {
		this.house = new MandateHouse(this.folder);
		this.house.table("123456,Lafleur,Maude,true");
		this.jean = this.house.enrol(form("Tremblay", "Jean", "fact"));
		this.house.enrol(form("Gagnon", "Luce", "fact"));
		this.house.enrol(form("Roy", "Zoé", "admi"));
		this.house.confirmAddresses();
	}

	@Test
	void givesItOnceToWhoHasTheOther() {
		GrantBatch batch = batch(TODAY, true);
		assertThat(this.house.bulk().accounts(batch)).isEqualTo(2);
		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact");

		assertThat(order(batch)).isEqualTo(2);

		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact", "msec", "msec");
		assertThat(this.house.letters("ACCESS_GRANTED")).containsExactly("GRANTOR 1", "GRANTOR 1", "USER 1", "USER 1");
		assertThat(this.house.bulk().accounts(batch(TODAY, false))).isZero();
		assertThat(this.house.night()).isEmpty();
		assertThat(this.house.auditIsWhole()).isTrue();
	}

	@Test
	void isTakenBackFromOneAndThenFromAll() {
		GrantBatch batch = batch(TODAY, false);
		order(batch);

		assertThat(undo(batch, Optional.of(this.jean))).isEqualTo(1);
		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact", "msec");
		assertThat(this.house.bulk().grant(this.house.agency(), batch, "job:test", () -> false)).isZero();

		assertThat(undo(batch, Optional.empty())).isEqualTo(1);
		assertThat(undo(batch, Optional.empty())).isZero();
		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact");
		assertThat(this.house.letters("ACCESS_GRANTED")).isEmpty();
		assertThat(this.house.bulk().grant(this.house.agency(), batch, "job:test", () -> false)).isZero();
		assertThat(this.house.jdbc()
			.sql("select event from case_event where subject = 'batch' order by seq")
			.query(String.class)
			.list()).containsExactly("batch.ordered", "batch.undone", "batch.undone", "batch.undone");
	}

	@Test
	void waitsForItsDayAndGoesOnAfterABreak() {
		GrantBatch batch = batch(TODAY.plusDays(1), false);
		assertThat(order(batch)).isZero();
		assertThat(this.house.night()).isEmpty();
		this.house.jdbc().sql("update grant_batch set starts_on = :day").param("day", TODAY).update();

		AtomicInteger asked = new AtomicInteger();
		this.house.bulk().grant(this.house.agency(), batch, "job:test", () -> asked.incrementAndGet() > 1);
		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact", "msec");

		assertThat(this.house.night()).isEqualTo(Map.of("batch grants", 1L));
		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact", "msec", "msec");
		this.house.jdbc().sql("update grant_batch set undone_at = ordered_at").update();
		assertThat(this.house.night()).isEqualTo(Map.of("batch grants undone", 2L));
		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact");
	}

	@Test
	void leavesWhatAFormGave() {
		this.house.enrol(form("Gagnon", "Luce", "msec"));
		GrantBatch batch = batch(TODAY, false);
		assertThat(order(batch)).isEqualTo(1);
		this.house.enrol(form("Tremblay", "Jean", "msec"));

		assertThat(undo(batch, Optional.empty())).isZero();

		assertThat(this.house.inForce()).containsExactly("admi", "fact", "fact", "msec", "msec");
	}

	private int order(GrantBatch batch) {
		return this.house.bulk().order(this.house.agency(), batch, "a test", "op");
	}

	private int undo(GrantBatch batch, Optional<Enrolled> one) {
		return this.house.bulk().undo(this.house.agency(), batch, one.map(Enrolled::account), "op");
	}

	private GrantBatch batch(LocalDate from, boolean letters) {
		return new GrantBatch(UUID.randomUUID(), this.house.agency().id(), "grant.services", "fact", "msec", from,
				letters, false);
	}

	private static Reading form(String family, String given, String service) {
		return RegistryFixtures.aForm()
			.user(family, given, given.charAt(0) + "." + family + "@courriel.example")
			.asks("grant.services." + service)
			.read();
	}

}

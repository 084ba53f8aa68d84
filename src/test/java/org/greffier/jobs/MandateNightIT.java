package org.greffier.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.greffier.catalogue.MandatePolicy;
import org.greffier.form.Reading;
import org.greffier.platform.Row;
import org.greffier.registry.RegistryFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a night does with mandates of which no form came. */
@Timeout(120)
class MandateNightIT {

	@TempDir
	private Path folder;

	private MandateHouse house;

	@BeforeEach
	void enrol() {
		this.house = new MandateHouse(this.folder);
		this.house.table("123456,Lafleur,Maude,true", "654321,Roy,Paul,true");
		this.house.enrol(maude());
		this.house.confirmAddresses();
	}

	@Test
	@Row("X-11")
	void changesNothingWhileGrantorsKeepTheirStatus() {
		assertThat(this.house.night()).isEmpty();
		assertThat(this.house.inForce()).containsExactly("fact");
	}

	@Test
	@Row("X-11")
	void statusThatReturnsNeedsANewFormWhereTheBodySaysNothing() {
		this.house.table("123456,Lafleur,Maude,false");
		assertThat(this.house.night()).isEqualTo(Map.of("mandates suspended", 1L));
		assertThat(this.house.night()).isEmpty();

		this.house.table("123456,Lafleur,Maude,true");
		assertThat(this.house.night()).isEmpty();
		assertThat(this.house.inForce()).isEmpty();

		this.house.enrol(maude());
		assertThat(this.house.inForce()).containsExactly("fact");
		assertThat(this.house.letters("ACCESS_SUSPENDED")).containsExactly("GRANTOR 1", "USER 1");
	}

	@Test
	@Row("X-11")
	void tellsEachTimeOfItWhereStatusBringsMandatesBack() {
		this.house.policy(new MandatePolicy(false, true, 100));
		for (int i = 0; i < 2; i++) {
			this.house.table("123456,Lafleur,Maude,false");
			this.house.night();
			assertThat(this.house.inForce()).isEmpty();
			this.house.table("123456,Lafleur,Maude,true");
			assertThat(this.house.night()).isEqualTo(Map.of("mandates resumed", 1L));
			assertThat(this.house.inForce()).containsExactly("fact");
		}

		assertThat(this.house.letters("ACCESS_SUSPENDED")).containsExactly("GRANTOR 1", "GRANTOR 2", "USER 1",
				"USER 2");
	}

	@Test
	@Row({ "X-11", "X-05" })
	void writesToNoAddressThatNobodyConfirmed() {
		this.house.jdbc().sql("update person_address set confirmed_at = null").update();
		this.house.table("123456,Lafleur,Maude,false");

		assertThat(this.house.night()).isEqualTo(Map.of("mandates suspended", 1L));
		assertThat(this.house.letters("ACCESS_SUSPENDED")).isEmpty();
	}

	@Test
	@Row("X-11")
	void suspendsNobodyWhenTheTableIsDoubtful() throws IOException {
		this.house.enrol(RegistryFixtures.aForm()
			.grantor("Roy", "Paul", "paul.roy@clinique.example")
			.with("grantor.providerNumber", "654321")
			.asks("grant.services.admi")
			.read());
		this.house.policy(new MandatePolicy(true, false, 1));

		this.house.table("123456,Lafleur,Maude,false");
		assertThat(this.house.night()).isEqualTo(Map.of(GrantorWatch.UNCHECKED, 1L));

		Files.delete(this.folder.resolve("reference/grantors.csv"));
		assertThat(this.house.night()).isEqualTo(Map.of(GrantorWatch.UNCHECKED, 1L));
		assertThat(this.house.inForce()).containsExactly("admi", "fact");

		this.house.policy(new MandatePolicy(false, false, 1));
		this.house.table("654321,Roy,Paul,false");
		assertThat(this.house.night()).isEqualTo(Map.of("mandates suspended", 1L));
		assertThat(this.house.inForce()).containsExactly("fact");

		this.house.policy(new MandatePolicy(true, false, 1));
		assertThat(this.house.night()).isEqualTo(Map.of("mandates suspended", 1L));
		assertThat(this.house.inForce()).isEmpty();
	}

	@Test
	@Row("X-12")
	void remindsOfTheLastDayOnceAndEndsWhatRanOut() {
		days("2026-11-03", "2026-10-01");
		assertThat(this.house.night()).isEqualTo(Map.of("mandates to be renewed", 1L));
		assertThat(this.house.night()).isEmpty();
		assertThat(this.house.inForce()).containsExactly("fact");

		days("2026-11-02", "2026-10-01");
		assertThat(this.house.night()).isEqualTo(Map.of("mandates with accesses at their end", 1L));
		assertThat(this.house.night()).isEmpty();
		assertThat(this.house.inForce()).isEmpty();
		assertThat(this.house.letters("ACCESS_ENDING")).containsExactly("GRANTOR 1", "USER 1");
		assertThat(this.house.letters("ACCESS_ENDED")).containsExactly("GRANTOR 1", "USER 1");
	}

	private void days(String last, String renewal) {
		this.house.jdbc()
			.sql("update access_grant set ends_on = cast(:last as date), remind_on = cast(:renewal as date)")
			.param("last", last)
			.param("renewal", renewal)
			.update();
	}

	private static Reading maude() {
		return RegistryFixtures.aForm().asks("grant.services.fact").read();
	}

}

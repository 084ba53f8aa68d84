package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights in which a mandate changes without a form. */
@Timeout(300)
class MandateIT {

	@TempDir
	private Path folder;

	private SmallHouse house;

	private Path jobs;

	@BeforeEach
	void grant() {
		this.house = new SmallHouse(this.folder);
		this.jobs = this.house.ownJobs();
		this.house.deliverSample("accepted-fr");
		this.house.run("ramq");
		this.house.jdbc().sql("update person_address set confirmed_at = created_at").update();
		assertThat(inForce()).containsExactly("remu");
	}

	@AfterEach
	void close() {
		this.house.close();
	}

	@Test
	@Row({ "X-10", "X-11" })
	void suspendsWithTheGrantorsStatusAndBringsBackWhereTheBodySaysSo() throws IOException {
		replace("reference/grantors.csv", "Maude,true", "Maude,false");
		JsonNode counts = this.house.run("ramq").of("ramq").path("counts").path("enrol");

		assertThat(counts.path("mandates suspended").asInt()).isEqualTo(1);
		assertThat(inForce()).isEmpty();
		assertThat(text("select status from directory_entry")).containsExactly("SUSPENDED");
		assertThat(letters("ACCESS_SUSPENDED")).containsExactly("GRANTOR SENT", "USER SENT");
		assertThat(this.house.mail().messages("line.archambault@courriel.test")).hasSize(2);
		assertThat(text("select actor || ' ' || to_state || ' ' || why from case_event where event = 'mandate.status'"))
			.containsExactly("job:enrol SUSPENDED GRANTOR_INACTIVE");

		replace("reference/grantors.csv", "Maude,false", "Maude,true");
		replace("job.yaml", "password: {lifetime: P7D}",
				"password: {lifetime: P7D}\nmandates: {grantor-returns: resume}");
		this.house.run("ramq");
		assertThat(inForce()).containsExactly("remu");
		assertThat(letters("ACCESS_RESUMED")).containsExactly("GRANTOR SENT", "USER SENT");
		assertThat(letters("ACCESS_SUSPENDED")).hasSize(2);
		assertThat(this.house.command("admin", "mandates", "ramq").out()).hasLineCount(1)
			.contains("  ACTIVE  Maude Tremblay-Fictif -> Line Archambault: remu Renseignements sur la rémunération");
	}

	@Test
	@Row("RAMQ-31")
	void givesAnAccessToEverybodyAndTakesItBackByCommand() {
		String[] all = { "admin", "grant-all", "ramq", "--service", "msec", "--to-holders-of", "remu", "--by", "op",
				"--reason", "Essai" };

		assertThat(this.house.command(all).out()).contains("msec for 1 accounts").contains("Nothing was done");
		assertThat(inForce()).containsExactly("remu");

		String[] yes = Arrays.copyOf(all, all.length + 1);
		yes[all.length] = "--yes";
		assertThat(this.house.command(yes).out()).contains("given under 1 mandates");
		assertThat(inForce()).containsExactly("msec", "remu");

		String batch = text("select id::text from grant_batch").get(0);
		assertThat(this.house.command("admin", "grant-undo", batch, "--by", "op").out()).contains("under 1 mandates");
		assertThat(inForce()).containsExactly("remu");
		assertThat(this.house.command("admin", "grant-undo", "x", "--by", "op").code()).isEqualTo(2);
		assertThat(this.house
			.command("admin", "grant-all", "ramq", "--service", "msec", "--to-holders-of", "x", "--by", "op",
					"--reason", "x")
			.code()).isEqualTo(2);
	}

	private void replace(String file, String what, String by) throws IOException {
		Path path = this.jobs.resolve("ramq").resolve(file);
		String text = Files.readString(path);
		assertThat(text).contains(what);
		Files.writeString(path, text.replace(what, by));
	}

	private List<String> inForce() {
		return text("select code from directory_access order by 1");
	}

	private List<String> letters(String kind) {
		return this.house.jdbc()
			.sql("select addressee || ' ' || status from letter where kind = :kind order by 1")
			.param("kind", kind)
			.query(String.class)
			.list();
	}

	private List<String> text(String sql) {
		return this.house.jdbc().sql(sql).query(String.class).list();
	}

}

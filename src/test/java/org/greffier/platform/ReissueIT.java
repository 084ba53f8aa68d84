package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a pair that could not be delivered (RULES RAMQ-18). */
@Timeout(300)
class ReissueIT {

	private static final String NEW_ADDRESS = "mathis@nouvelle-adresse.test";

	private static final InputStream TERMINAL = System.in;

	@TempDir
	private Path folder;

	private SmallHouse house;

	@BeforeEach
	void build() {
		this.house = new SmallHouse(this.folder);
	}

	@AfterEach
	void close() {
		System.setIn(TERMINAL);
		this.house.close();
	}

	@Test
	@Row("RAMQ-18")
	void issuesAgainToTheAddressThatAPersonCorrected() {
		this.house.deliverSample("recipient-refused");
		this.house.run("ramq");
		JsonNode waiting = waiting();
		assertThat(waiting).hasSize(1);
		assertThat(waiting.get(0).path("state").asString()).isEqualTo("UNDELIVERABLE");
		assertThat(waiting.get(0).path("void").asString()).isEqualTo("NOT_DELIVERED");
		String form = waiting.get(0).path("form").asString();

		SmallHouse.Result asked = correct(form, NEW_ADDRESS);

		assertThat(asked.out()).as(asked.err()).contains("round 2");
		assertThat(asked.code()).isZero();
		assertThat(states()).containsExactly("ENROLLED");
		this.house.run("ramq");
		assertThat(states()).containsExactly("DELIVERED");
		assertThat(this.house.mail().messages(NEW_ADDRESS)).hasSize(1);
		assertThat(letters()).containsExactly("PASSWORD 1 FAILED", "PASSWORD 2 SENT", "UNDELIVERABLE 1 SENT",
				"USERNAME 1 SENT", "USERNAME 2 SENT");
		assertThat(this.house.jdbc().sql("""
				select from_state || ' ' || to_state || ' ' || why from case_event
				where actor = 'operator:c.tremblay' and event = 'form.status' order by seq
				""").query(String.class).list())
			.containsExactly("UNDELIVERABLE ENROLLED re-issue, round 2, ADDRESS_CORRECTED after NOT_DELIVERED");
		assertThat(this.house.jdbc().sql("""
				select p.created_at = (select max(created_at) from person_address)
				from account a join person_address p on p.id = a.password_address
				""").query(Boolean.class).single()).as("the new address is what a first sign-in confirms").isTrue();
		assertThat(waiting()).isEmpty();
		assertThat(reissue(form).code()).as("it is not void any more").isEqualTo(1);
	}

	@Test
	void issuesNothingToAnAddressThatTheRulesRefuse() {
		this.house.deliverSample("recipient-refused");
		this.house.run("ramq");
		String form = waiting().get(0).path("form").asString();
		List<String> before = letters();

		SmallHouse.Result shared = correct(form, "info@nouvelle-adresse.test");
		SmallHouse.Result none = correct(form, "mathis");

		assertThat(shared.out()).contains("ADDRESS_SHARED");
		assertThat(none.out()).contains("ADDRESS_MALFORMED");
		assertThat(List.of(shared.code(), none.code())).containsOnly(1);
		assertThat(states()).containsExactly("UNDELIVERABLE");
		assertThat(letters()).isEqualTo(before);
	}

	@Test
	@Row("RAMQ-18")
	void issuesAgainAfterABounceAndTakesTheNextBounceForTheNextRound() {
		this.house.deliverSample("password-bounces");
		this.house.run("ramq");
		assertThat(states()).containsExactly("DELIVERED");
		this.house.run("ramq");
		assertThat(states()).containsExactly("UNDELIVERABLE");

		assertThat(reissue(waiting().get(0).path("form").asString()).code()).isZero();

		this.house.run("ramq");
		assertThat(states()).containsExactly("DELIVERED");
		this.house.run("ramq");
		assertThat(states()).containsExactly("UNDELIVERABLE");
		assertThat(letters()).contains("PASSWORD 1 BOUNCED", "PASSWORD 2 BOUNCED", "UNDELIVERABLE 2 SENT");
	}

	@Test
	@Row("X-21")
	void issuesAgainWhatFailedSignInsVoided() {
		this.house.deliverSample("accepted-fr");
		this.house.run("ramq");
		assertThat(waiting()).isEmpty();
		this.house.jdbc()
			.sql("update account set temporary_hash = null, temporary_void = 'TOO_MANY_FAILURES'")
			.update();

		JsonNode waiting = waiting();
		assertThat(waiting.get(0).path("state").asString()).isEqualTo("DELIVERED");
		assertThat(waiting.get(0).path("void").asString()).isEqualTo("TOO_MANY_FAILURES");
		assertThat(reissue(waiting.get(0).path("form").asString()).code()).isZero();

		this.house.run("ramq");
		assertThat(states()).containsExactly("DELIVERED");
		assertThat(letters()).contains("PASSWORD 2 SENT", "USERNAME 2 SENT");
	}

	@Test
	void losesNothingByABounceWhenTheOwnerHasChosenAPassword() {
		this.house.deliverSample("password-bounces");
		this.house.run("ramq");
		this.house.jdbc()
			.sql("update account set status = 'ACTIVE', password_hash = 'x', temporary_hash = null")
			.update();

		this.house.run("ramq");

		assertThat(states()).containsExactly("DELIVERED");
		assertThat(letters()).contains("PASSWORD 1 BOUNCED").noneMatch((letter) -> letter.startsWith("UNDELIVERABLE"));
	}

	@Test
	void deliversAFormWhoseNoticeOfOneMoreAccessIsLostAndSaysSo() {
		this.house.deliverSample("accepted-fr");
		this.house.run("ramq");
		this.house.jdbc().sql("update letter set kind = 'GRANT_ADDED' where form_id is not null").update();
		this.house.jdbc().sql("update letter set status = 'BOUNCED' where addressee = 'USER'").update();
		this.house.jdbc().sql("update form set status = 'UNDELIVERABLE'").update();
		this.house.jdbc().sql("update form set status = 'ENROLLED'").update();

		SmallHouse.Result result = this.house.run("ramq");

		assertThat(states()).containsExactly("DELIVERED");
		assertThat(result.of("ramq").path("alarms").toString()).contains("NOTICE_LOST");
		assertThat(result.of("ramq").path("counts").path("deliver").path("notices not delivered").asInt()).isOne();
		assertThat(this.house.jdbc()
			.sql("select why from case_event where event = 'form.notice'")
			.query(String.class)
			.list()).containsExactly("GRANT_ADDED NOT_DELIVERED");
		assertThat(waiting()).isEmpty();
	}

	@Test
	void refusesWrongUseWithOneLine() {
		String form = java.util.UUID.randomUUID().toString();

		assertThat(this.house.command("admin", "reissue", form, "--by", "c.tremblay", "--why", "bored").code())
			.isEqualTo(2);
		assertThat(
				this.house.command("admin", "reissue", "1", "--by", "c.tremblay", "--why", "address-confirmed").code())
			.isEqualTo(2);
		assertThat(reissue(form).code()).isEqualTo(2);
		assertThat(
				this.house.command("admin", "reissue", form, "--by", "c.tremblay", "--why", "address-corrected").code())
			.isEqualTo(2);
	}

	private SmallHouse.Result reissue(String form) {
		return this.house.command("admin", "reissue", form, "--by", "c.tremblay", "--why", "address-confirmed");
	}

	private SmallHouse.Result correct(String form, String address) {
		System.setIn(new ByteArrayInputStream((address + "\n").getBytes(StandardCharsets.UTF_8)));
		return this.house.command("admin", "reissue", form, "--by", "c.tremblay", "--why", "address-corrected",
				"--correct", "user");
	}

	private JsonNode waiting() {
		SmallHouse.Result result = this.house.command("admin", "undeliverable", "--json");
		assertThat(result.code()).as(result.err()).isZero();
		return JsonMapper.shared().readTree(result.out());
	}

	private List<String> states() {
		return this.house.jdbc().sql("select status from form order by id").query(String.class).list();
	}

	private List<String> letters() {
		return this.house.jdbc().sql("""
				select kind || ' ' || round || ' ' || status from letter where kind <> 'ANSWER' order by 1
				""").query(String.class).list();
	}

}

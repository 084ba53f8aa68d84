package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.greffier.casefile.Origin;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.intake.MailboxTrouble;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@Row("X-09")
class ReportJsonTests {

	private static final Instant STARTED = Instant.parse("2026-11-13T07:30:00Z");

	private static final MailboxState MAIN = new MailboxState("", STARTED.atZone(ZoneOffset.UTC),
			Optional.of(STARTED.atZone(ZoneOffset.UTC)), Optional.empty(), Optional.empty(), 0);

	private static final MailboxState COUNTER = new MailboxState("guichet", STARTED.atZone(ZoneOffset.UTC),
			Optional.empty(), Optional.of(STARTED.atZone(ZoneOffset.UTC)), Optional.of(MailboxTrouble.UNREACHABLE), 2);

	@Test
	void holdsToItsPublishedSchemaWithEveryAlarm() {
		JsonNode json = JsonMapper.shared().readTree(ReportJson.write(List.of(report(RunReport.Alarm.values()))));

		assertThat(schema().validate(json)).isEmpty();
		JsonNode run = json.path("runs").get(0);
		assertThat(run.path("alarms").size()).isEqualTo(RunReport.Alarm.values().length);
		assertThat(run.path("mailboxes").valueStream().map((mailbox) -> mailbox.path("name").asString("")))
			.containsExactly("", "guichet");
		assertThat(run.path("pause").path("until").asString()).isEqualTo("2026-11-20");
		assertThat(run.path("onlyCollected").asBoolean()).isTrue();
	}

	@Test
	void saysAPauseAndADayOfRestInBothLanguages() {
		RunReport report = report();

		assertThat(new ReportWords(Language.FR).write(report)).contains("en pause\u00a0:", "jour non ouvrable");
		assertThat(new ReportWords(Language.EN).write(report)).contains("paused:", "not a business day");
	}

	private static RunReport report(RunReport.Alarm... alarms) {
		RunReport.FileLine file = new RunReport.FileLine(new FormId(UUID.randomUUID()), 1, FormStatus.REFUSED,
				Optional.of(new KindVersion("ramq-delegation", 3)),
				List.of(Finding.of(FindingCode.SIGNATURE_ABSENT, "RAMQ-09")));
		RunReport.EnvelopeLine envelope = new RunReport.EnvelopeLine("REQ-2026-000123",
				new Origin("ramq", "INBOX", 1, 7, Optional.of("human")), EnvelopeStatus.CLOSED, STARTED, List.of(file),
				List.of());
		return new RunReport(RunId.random(), new AgencyId("ramq"), Optional.of(LocalDate.of(2026, 11, 13)),
				RunState.COMPLETED, STARTED, 1, Map.of("collect", Map.of("recorded", 1L)), List.of(envelope),
				new RunReport.UidCount(Optional.of(1L), 1), List.of(MAIN, COUNTER), List.of(alarms), true,
				Optional.of(new Pause(UUID.randomUUID(), STARTED, Optional.of(LocalDate.of(2026, 11, 20)), "essais")));
	}

	private static Schema schema() {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(ReportJsonTests.class.getResourceAsStream("/schema/run.schema.json"));
	}

}

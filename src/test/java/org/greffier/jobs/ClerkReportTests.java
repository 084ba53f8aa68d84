package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.greffier.casefile.Origin;
import org.greffier.delivery.LetterContent;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Row("X-09")
class ClerkReportTests {

	private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

	/** Still the evening of 31 December in Toronto. */
	private static final Instant STARTED = Instant.parse("2027-01-01T03:30:00Z");

	@Test
	void listsEachRequestUnderEveryOutcomeOfItsFiles() {
		LetterContent.NightReport report = of(
				envelope("REQ-2026-000001", EnvelopeStatus.ANSWERED, FormStatus.DELIVERED, FormStatus.REFUSED,
						FormStatus.DELIVERED),
				envelope("REQ-2026-000002", EnvelopeStatus.ANSWERED, FormStatus.HELD),
				envelope("REQ-2026-000003", EnvelopeStatus.ANSWERED, FormStatus.IN_REVIEW),
				envelope("REQ-2026-000004", EnvelopeStatus.CLOSED),
				envelope("REQ-2026-000005", EnvelopeStatus.MACHINE_MAIL),
				envelope("REQ-2026-000006", EnvelopeStatus.ANSWERED, FormStatus.PARKED),
				envelope("REQ-2026-000007", EnvelopeStatus.OPENED, FormStatus.READ),
				envelope("REQ-2026-000008", EnvelopeStatus.QUESTION),
				envelope("REQ-2026-000009", EnvelopeStatus.CLOSED, FormStatus.WITHDRAWN));

		assertThat(report.mails()).isEqualTo(9);
		assertThat(report.groups()).containsExactly(new LetterContent.Group("accepted", List.of("REQ-2026-000001")),
				new LetterContent.Group("refused", List.of("REQ-2026-000001")),
				new LetterContent.Group("held", List.of("REQ-2026-000002")),
				new LetterContent.Group("in-review", List.of("REQ-2026-000003")),
				new LetterContent.Group("question", List.of("REQ-2026-000008")),
				new LetterContent.Group("withdrawn", List.of("REQ-2026-000009")),
				new LetterContent.Group("undecided", List.of("REQ-2026-000007")),
				new LetterContent.Group("set-aside", List.of("REQ-2026-000006")),
				new LetterContent.Group("without-form", List.of("REQ-2026-000004")),
				new LetterContent.Group("machine-mail", List.of("REQ-2026-000005")));
	}

	@Test
	void leavesOutWhatDidNotHappen() {
		assertThat(of().groups()).isEmpty();
		assertThat(of().mails()).isZero();
	}

	@Test
	void namesTheNightAndElseTheDayOnWhichTheRunBegan() {
		assertThat(of().day()).isEqualTo(LocalDate.of(2026, 12, 31));
		assertThat(ClerkReport.of(report(Optional.of(LocalDate.of(2027, 1, 4))), TORONTO).day())
			.isEqualTo(LocalDate.of(2027, 1, 4));
	}

	private static LetterContent.NightReport of(RunReport.EnvelopeLine... lines) {
		return ClerkReport.of(report(Optional.empty(), lines), TORONTO);
	}

	private static RunReport report(Optional<LocalDate> night, RunReport.EnvelopeLine... lines) {
		return new RunReport(RunId.random(), new AgencyId("ramq"), night, RunState.COMPLETED, STARTED, 1, Map.of(),
				List.of(lines), new RunReport.UidCount(Optional.of(7L), 7), List.of(), List.of(), false,
				Optional.empty());
	}

	private static RunReport.EnvelopeLine envelope(String number, EnvelopeStatus state, FormStatus... files) {
		return new RunReport.EnvelopeLine(number, new Origin("ramq", "INBOX", 1, 1, Optional.empty()), state, STARTED,
				Arrays.stream(files)
					.map((file) -> new RunReport.FileLine(new FormId(UUID.randomUUID()), 1, file, Optional.empty(),
							List.of()))
					.toList(),
				List.of());
	}

}

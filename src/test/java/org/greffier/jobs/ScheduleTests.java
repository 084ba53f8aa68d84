package org.greffier.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.AlarmSettings;
import org.greffier.catalogue.BusinessCalendar;
import org.greffier.catalogue.ScheduleSettings;
import org.greffier.catalogue.ScheduleSettings.OffDays;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.CronExpression;

class ScheduleTests {

	private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

	private static final CronExpression AT_0230 = CronExpression.parse("0 30 2 * * *");

	private static final CronExpression AT_0130 = CronExpression.parse("0 30 1 * * *");

	@Test
	@DisplayName("T-01: 02:30 runs exactly once on the day that has no 02:30")
	void runsOnceWhenTheHourIsSkipped() {
		List<Instant> runs = ticks("2027-03-13T12:00:00-05:00", "2027-03-15T12:00:00-04:00", AT_0230);

		assertThat(runs).containsExactly(Instant.parse("2027-03-14T07:30:00Z"), Instant.parse("2027-03-15T06:30:00Z"));
	}

	@Test
	@DisplayName("T-02: 01:30 runs exactly once on the day that has it twice")
	void runsOnceWhenTheHourComesTwice() {
		List<Instant> runs = ticks("2026-10-31T12:00:00-04:00", "2026-11-02T12:00:00-05:00", AT_0130);

		assertThat(runs).containsExactly(Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-11-02T06:30:00Z"));
	}

	@Test
	@DisplayName("T-02: the same on the day the clocks change in 2027")
	void runsOnceWhenTheHourComesTwiceTheNextYear() {
		List<Instant> runs = ticks("2027-11-06T12:00:00-04:00", "2027-11-07T12:00:00-05:00", AT_0130);

		assertThat(runs).containsExactly(Instant.parse("2027-11-07T05:30:00Z"));
	}

	@Test
	@DisplayName("T-03: a clock that steps back does not make a second night")
	void doesNotRunAgainWhenTheClockStepsBack() {
		Optional<LocalDate> ran = Optional.of(LocalDate.of(2026, 11, 3));

		assertThat(Schedule.nightsDue(ran, at("2026-11-03T01:45:00-05:00"), AT_0230, TORONTO)).isEmpty();
		assertThat(Schedule.nightsDue(ran, at("2026-11-02T23:45:00-05:00"), AT_0230, TORONTO)).isEmpty();
	}

	@Test
	void isDueFromTheVerySecond() {
		Optional<LocalDate> ran = Optional.of(LocalDate.of(2026, 11, 3));

		assertThat(Schedule.nightsDue(ran, at("2026-11-04T02:29:59-05:00"), AT_0230, TORONTO)).isEmpty();
		assertThat(Schedule.nightsDue(ran, at("2026-11-04T02:30:00-05:00"), AT_0230, TORONTO))
			.containsExactly(LocalDate.of(2026, 11, 4));
	}

	@Test
	void namesEveryNightThatWasMissed() {
		Optional<LocalDate> ran = Optional.of(LocalDate.of(2026, 11, 3));

		assertThat(Schedule.nightsDue(ran, at("2026-11-06T09:00:00-05:00"), AT_0230, TORONTO))
			.containsExactly(LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 5), LocalDate.of(2026, 11, 6));
	}

	@Test
	void startsWithTodayWhenNothingEverRan() {
		assertThat(Schedule.nightsDue(Optional.empty(), at("2026-11-06T09:00:00-05:00"), AT_0230, TORONTO))
			.containsExactly(LocalDate.of(2026, 11, 6));
		assertThat(Schedule.nightsDue(Optional.empty(), at("2026-11-06T01:00:00-05:00"), AT_0230, TORONTO)).isEmpty();
	}

	@Test
	void leavesOutTheDaysThatTheCronLeavesOut() {
		CronExpression workDays = CronExpression.parse("0 30 2 * * MON-FRI");

		assertThat(Schedule.nightsDue(Optional.of(LocalDate.of(2026, 11, 6)), at("2026-11-09T09:00:00-05:00"), workDays,
				TORONTO))
			.containsExactly(LocalDate.of(2026, 11, 9));
	}

	@Test
	void makesOneNightOfADayWhateverTheZoneOfTheMachine() {
		CronExpression hourly = CronExpression.parse("0 0 * * * *");

		assertThat(Schedule.nightsDue(Optional.of(LocalDate.of(2026, 11, 5)), at("2026-11-06T23:30:00-05:00"), hourly,
				TORONTO))
			.containsExactly(LocalDate.of(2026, 11, 6));
	}

	@Test
	@Row("X-09")
	void hasNoNightOnADayOfRestThatIsSkipped() {
		ScheduleSettings skips = schedule(OffDays.SKIP);

		assertThat(due("2026-11-13", "2026-11-14T09:00:00-05:00", skips)).isEmpty();
		assertThat(due("2026-11-13", "2026-11-16T02:29:59-05:00", skips)).isEmpty();
		assertThat(due("2026-11-13", "2026-11-16T02:30:00-05:00", skips)).contains(LocalDate.of(2026, 11, 16));
	}

	@Test
	@Row("X-09")
	void onlyCollectsOnADayOfRestWhereTheBodySaysSo() {
		ScheduleSettings collects = schedule(OffDays.COLLECT);

		assertThat(due("2026-11-13", "2026-11-14T09:00:00-05:00", collects)).contains(LocalDate.of(2026, 11, 14));
		assertThat(collects.onlyCollects(LocalDate.of(2026, 11, 14))).isTrue();
		assertThat(collects.onlyCollects(LocalDate.of(2026, 11, 16))).isFalse();
		assertThat(schedule(OffDays.RUN).onlyCollects(LocalDate.of(2026, 11, 14))).isFalse();
	}

	@Test
	@Row("X-09")
	void catchesUpTheNightThatDecidesBeforeTheDayOfRest() {
		ScheduleSettings collects = schedule(OffDays.COLLECT);

		assertThat(due("2026-11-12", "2026-11-15T09:00:00-05:00", collects)).contains(LocalDate.of(2026, 11, 13));
		assertThat(due("2026-11-13", "2026-11-15T09:00:00-05:00", collects)).contains(LocalDate.of(2026, 11, 15));
	}

	private static Optional<LocalDate> due(String ran, String now, ScheduleSettings schedule) {
		return Schedule.due(Optional.of(LocalDate.parse(ran)), at(now), schedule);
	}

	private static ScheduleSettings schedule(OffDays offDays) {
		BusinessCalendar weekdays = new BusinessCalendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
				BusinessCalendar.Moved.NONE, List.of());
		return new ScheduleSettings("0 30 2 * * *", TORONTO, false, weekdays, offDays, Optional.empty(),
				AlarmSettings.DEFAULT);
	}

	/** What a process that looks every ten minutes would start, and when. */
	private static List<Instant> ticks(String from, String to, CronExpression cron) {
		Optional<LocalDate> last = Optional.of(at(from).atZone(TORONTO).toLocalDate());
		List<Instant> runs = new ArrayList<>();
		for (Instant now = at(from); !now.isAfter(at(to)); now = now.plus(Duration.ofMinutes(10))) {
			for (LocalDate night : Schedule.nightsDue(last, now, cron, TORONTO)) {
				runs.add(now);
				last = Optional.of(night);
			}
		}
		return runs;
	}

	private static Instant at(String text) {
		return java.time.OffsetDateTime.parse(text).toInstant();
	}

}

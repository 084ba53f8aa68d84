package org.greffier.jobs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.AlarmSettings;
import org.greffier.catalogue.BusinessCalendar;
import org.greffier.catalogue.ScheduleSettings;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Row("X-09")
class WatchTests {

	private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

	private static final Instant NOW = at("2026-11-13T02:45:00-05:00");

	@ParameterizedTest
	@CsvSource({ "2026-11-12T22:45:00.001-05:00, false", "2026-11-12T22:45:00-05:00, false",
			"2026-11-12T22:44:59.999-05:00, true" })
	void alarmsWhenTheRunLastsLongerThanItMay(String started, boolean alarm) {
		Watch watch = new Watch(NOW, at(started), Optional.of(NOW), NOW, 0);

		assertThat(watch.alarms(schedule()).contains(RunReport.Alarm.OVERRUN)).isEqualTo(alarm);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-01T00:30:00-04:00, 2026-11-01T03:30:00-05:00, false",
			"2026-11-01T00:30:00-04:00, 2026-11-01T03:30:01-05:00, true",
			"2027-03-14T00:30:00-05:00, 2027-03-14T05:30:00-04:00, false",
			"2027-03-14T00:30:00-05:00, 2027-03-14T05:30:01-04:00, true" })
	void measuresTimeThatPassedAndNotTheClockOnTheWall(String started, String now, boolean alarm) {
		Watch watch = new Watch(at(now), at(started), Optional.of(at(now)), at(started), 0);

		assertThat(watch.alarms(schedule()).contains(RunReport.Alarm.OVERRUN)).isEqualTo(alarm);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-10T09:00:00-05:00, 2026-11-13T02:45:00-05:00, false",
			"2026-11-09T23:59:59-05:00, 2026-11-13T02:45:00-05:00, true",
			"2026-11-12T09:00:00-05:00, 2026-11-16T02:45:00-05:00, false",
			"2026-11-12T09:00:00-05:00, 2026-11-18T02:45:00-05:00, true",
			"2026-12-29T09:00:00-05:00, 2027-01-01T02:45:00-05:00, false",
			"2026-12-28T09:00:00-05:00, 2027-01-01T02:45:00-05:00, true" })
	void alarmsAfterSoManyWholeBusinessDaysWithoutAMail(String mail, String now, boolean alarm) {
		Watch watch = new Watch(at(now), at(now), Optional.of(at(mail)), at("2026-01-01T00:00:00-05:00"), 0);

		assertThat(watch.alarms(schedule()).contains(RunReport.Alarm.SILENCE)).isEqualTo(alarm);
	}

	@Test
	void countsSilenceFromTheFirstRunWhereNoMailEverCame() {
		assertThat(new Watch(NOW, NOW, Optional.empty(), NOW, 0).alarms(schedule())).isEmpty();
		assertThat(new Watch(NOW, NOW, Optional.empty(), at("2026-11-06T02:30:00-05:00"), 0).alarms(schedule()))
			.containsExactly(RunReport.Alarm.SILENCE);
	}

	@Test
	void isNeverSilentWhereTheBodyDoesNotAsk() {
		Watch watch = new Watch(NOW, NOW, Optional.empty(), at("2020-01-01T00:00:00-05:00"), 0);

		assertThat(watch.alarms(ScheduleSettings.everyDay("0 30 2 * * *", TORONTO))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "1, false", "2, true", "3, true" })
	void alarmsWhenTheMailboxFailsForSoManyNights(int nights, boolean alarm) {
		Watch watch = new Watch(NOW, NOW, Optional.of(NOW), NOW, nights);

		assertThat(watch.alarms(schedule()).contains(RunReport.Alarm.MAILBOX_FAILS)).isEqualTo(alarm);
	}

	/** Four hours, three business days of silence, two nights. */
	private static ScheduleSettings schedule() {
		BusinessCalendar weekdays = new BusinessCalendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
				BusinessCalendar.Moved.NONE, List.of());
		return new ScheduleSettings("0 30 2 * * *", TORONTO, false, weekdays, ScheduleSettings.OffDays.COLLECT,
				Optional.empty(), new AlarmSettings(Duration.ofHours(4), Optional.of(3), 2));
	}

	private static Instant at(String text) {
		return OffsetDateTime.parse(text).toInstant();
	}

}

package org.greffier.catalogue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Row("X-09")
class BusinessCalendarTests {

	private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

	private static final BusinessCalendar QUEBEC = shipped();

	@ParameterizedTest
	@ValueSource(strings = { "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22" })
	void knowsEasterOfEveryYear(LocalDate sunday) {
		assertThat(Holiday.of("easter").in(sunday.getYear())).contains(sunday);
		assertThat(Holiday.of("easter - 2").in(sunday.getYear())).contains(sunday.minusDays(2));
		assertThat(Holiday.of("easter + 1").in(sunday.getYear())).contains(sunday.plusDays(1));
	}

	@ParameterizedTest
	@CsvSource({ "monday before 05-25, 2026-05-18", "monday before 05-25, 2028-05-22", "first monday of 09, 2026-09-07",
			"second monday of 10, 2026-10-12", "last friday of 02, 2028-02-25", "thursday after 07-01, 2026-07-02",
			"monday before 05-25, 2020-05-18", "02-29, 2028-02-29", "2026-12-28, 2026-12-28" })
	void knowsTheDayOfARule(String rule, LocalDate day) {
		assertThat(Holiday.of(rule).in(day.getYear())).contains(day);
	}

	@Test
	void hasNoDayInAYearWithoutIt() {
		assertThat(Holiday.of("02-29").in(2027)).isEmpty();
		assertThat(Holiday.of("2026-12-28").in(2027)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-04-03, false", "2026-04-06, false", "2026-04-07, true", "2026-06-24, false", "2026-11-14, false",
			"2026-11-15, false", "2026-11-16, true", "2026-12-31, false", "2027-01-01, false", "2027-01-04, false",
			"2027-01-05, true", "2027-12-27, false", "2027-12-28, false", "2027-12-29, true", "2028-01-03, false",
			"2028-01-04, false", "2028-01-05, true" })
	void closesOnHolidaysAndWhereTheyAreMovedTo(LocalDate day, boolean open) {
		assertThat(QUEBEC.isBusinessDay(day)).isEqualTo(open);
	}

	@Test
	void movesAHolidayIntoTheYearBefore() {
		BusinessCalendar back = new BusinessCalendar(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
				BusinessCalendar.Moved.PREVIOUS, List.of(Holiday.of("01-01")));

		assertThat(back.isBusinessDay(LocalDate.of(2027, 12, 31))).as("1 January 2028 is a Saturday").isFalse();
		assertThat(back.isBusinessDay(LocalDate.of(2026, 12, 31))).isTrue();
	}

	@Test
	void countsWholeBusinessDaysBetweenTwoDays() {
		assertThat(between("2026-11-12", "2026-11-12")).isZero();
		assertThat(between("2026-11-12", "2026-11-13")).isZero();
		assertThat(between("2026-11-12", "2026-11-16")).as("Friday alone").isEqualTo(1);
		assertThat(between("2026-12-29", "2027-01-06")).as("30 December and 5 January").isEqualTo(2);
		assertThat(between("2026-11-16", "2026-11-12")).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-12T16:29:59.999-05:00, 2026-11-12", "2026-11-12T16:30:00-05:00, 2026-11-13",
			"2026-11-13T16:30:00-05:00, 2026-11-16", "2026-11-14T09:00:00-05:00, 2026-11-16",
			"2026-12-30T17:00:00-05:00, 2027-01-05", "2026-12-30T23:59:59-05:00, 2027-01-05",
			"2026-04-02T16:31:00-04:00, 2026-04-07" })
	void countsWhatComesAtTheCutOffAsOfTheNextBusinessDay(OffsetDateTime received, LocalDate day) {
		assertThat(schedule(QUEBEC, "16:30").countsAs(received.toInstant())).isEqualTo(day);
	}

	@ParameterizedTest
	@CsvSource({ "2027-03-14T01:59:59-05:00, 02:30, 2027-03-14", "2027-03-14T03:29:59-04:00, 02:30, 2027-03-14",
			"2027-03-14T03:30:00-04:00, 02:30, 2027-03-15", "2026-11-01T01:29:59-04:00, 01:30, 2026-11-01",
			"2026-11-01T01:30:00-04:00, 01:30, 2026-11-02", "2026-11-01T01:10:00-05:00, 01:30, 2026-11-02" })
	void neverGoesBackWhenTheClocksChange(OffsetDateTime received, String cutOff, LocalDate day) {
		assertThat(schedule(BusinessCalendar.EVERY_DAY, cutOff).countsAs(received.toInstant())).isEqualTo(day);
	}

	@Test
	void countsAsOfTheDayReceivedWhereThereIsNoCutOff() {
		ScheduleSettings schedule = new ScheduleSettings("0 30 2 * * *", TORONTO, false, QUEBEC,
				ScheduleSettings.OffDays.SKIP, Optional.empty(), AlarmSettings.DEFAULT);

		assertThat(schedule.countsAs(OffsetDateTime.parse("2026-11-14T23:00:00-05:00").toInstant()))
			.isEqualTo(LocalDate.of(2026, 11, 14));
	}

	private static long between(String first, String last) {
		return QUEBEC.businessDaysBetween(LocalDate.parse(first), LocalDate.parse(last));
	}

	private static ScheduleSettings schedule(BusinessCalendar calendar, String cutOff) {
		return new ScheduleSettings("0 30 2 * * *", TORONTO, false, calendar, ScheduleSettings.OffDays.COLLECT,
				Optional.of(LocalTime.parse(cutOff)), AlarmSettings.DEFAULT);
	}

	private static BusinessCalendar shipped() {
		Mistakes mistakes = new Mistakes();
		Map<String, BusinessCalendar> calendars = CatalogueLoader
			.yaml(Path.of("jobs", "calendars.yaml"), "calendars", mistakes)
			.map(CalendarsFile::of)
			.orElseThrow();
		return java.util.Objects.requireNonNull(calendars.get("quebec"));
	}

}

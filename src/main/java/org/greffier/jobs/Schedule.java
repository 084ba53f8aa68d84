package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.ScheduleSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * Which nights are due. Pure: cron, zone and calendar in, local dates out.
 * <p>
 * A night is named by its local date and is due once, whatever the clocks do that day
 * (FAULTS T-01, T-02): a time that the day skips is read as the same time before the
 * change, that is an hour later on the clock; a time that the day has twice is the first
 * of the two. A cron that fires several times a day makes one night a day, at its first
 * time; a body that wants more is {@code continuous}.
 */
public final class Schedule {

	/** A night that was missed for longer is not told apart any more. */
	private static final int DAYS_BACK = 31;

	private Schedule() {
	}

	/**
	 * The nights after the last one that ran, up to now, oldest first.
	 * @param lastNight the latest night on record; empty when none ever ran, then only
	 * today's can be due
	 * @param cron six fields, as Spring's
	 */
	public static List<LocalDate> nightsDue(Optional<LocalDate> lastNight, Instant now, CronExpression cron,
			ZoneId zone) {
		LocalDate today = now.atZone(zone).toLocalDate();
		LocalDate oldest = today.minusDays(DAYS_BACK);
		LocalDate day = lastNight.map((last) -> last.plusDays(1)).orElse(today);
		List<LocalDate> due = new ArrayList<>();
		for (day = day.isBefore(oldest) ? oldest : day; !day.isAfter(today); day = day.plusDays(1)) {
			Optional<Instant> start = startOf(day, cron, zone);
			if (start.isPresent() && !start.get().isAfter(now)) {
				due.add(day);
			}
		}
		return List.copyOf(due);
	}

	/**
	 * The night to start now: of those that are due and that the calendar has, the latest
	 * that decides, so that a day of rest does not take the place of a night that was
	 * missed; else the latest.
	 */
	public static Optional<LocalDate> due(Optional<LocalDate> lastNight, Instant now, ScheduleSettings schedule) {
		List<LocalDate> due = nightsDue(lastNight, now, CronExpression.parse(schedule.cron()), schedule.zone()).stream()
			.filter(schedule::hasNight)
			.toList();
		return due.stream()
			.filter((night) -> !schedule.onlyCollects(night))
			.max(Comparator.naturalOrder())
			.or(() -> due.stream().max(Comparator.naturalOrder()));
	}

	/** When the night of a local date starts; empty when the cron names no time on it. */
	public static Optional<Instant> startOf(LocalDate night, CronExpression cron, ZoneId zone) {
		LocalDateTime justBefore = LocalDateTime.of(night.minusDays(1), LocalTime.MAX);
		@Nullable LocalDateTime first = cron.next(justBefore);
		if (first == null || !first.toLocalDate().equals(night)) {
			return Optional.empty();
		}
		return Optional.of(ZonedDateTime.ofLocal(first, zone, null).toInstant());
	}

}

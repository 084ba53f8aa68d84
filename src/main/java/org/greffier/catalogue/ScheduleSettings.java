package org.greffier.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a body's night runs, and as of which day its mails count (RULES X-09).
 *
 * @param cron six fields, as Spring's; read in {@code zone}
 * @param zone of the schedule, of dates on forms and of what is shown
 * @param continuous whether a trigger decides at once, or only collects and waits for the
 * night
 * @param calendar the days on which the body works
 * @param offDays what its night does on another day
 * @param cutOff from this local time on, a mail counts as of the next business day
 * @param alarms what of a run is an alarm
 */
public record ScheduleSettings(String cron, ZoneId zone, boolean continuous, BusinessCalendar calendar, OffDays offDays,
		Optional<LocalTime> cutOff, AlarmSettings alarms) {

	/** What a night does on a day that is no business day. */
	public enum OffDays {

		/** Nothing: there is no night. */
		SKIP,
		/** Mails are taken in and opened; nothing is decided and nothing sent. */
		COLLECT,
		/** All that it does on a business day. */
		RUN

	}

	/** A schedule that knows no calendar and no cut-off. */
	public static ScheduleSettings everyDay(String cron, ZoneId zone) {
		return new ScheduleSettings(cron, zone, false, BusinessCalendar.EVERY_DAY, OffDays.RUN, Optional.empty(),
				AlarmSettings.DEFAULT);
	}

	/**
	 * The day as of which a mail counts: for the rules that compare dates, and for the
	 * date that an answer names. It is the day in the body's zone on which the server
	 * received it (RULES X-02). Where the body has a cut-off, what came at that time or
	 * later, or on a day that is no business day, counts as of the next business day. No
	 * decision waits for that day: the next night makes it. A time that the clocks skip
	 * is the same time before the change; of one that they have twice, the first counts.
	 */
	public LocalDate countsAs(Instant receivedAt) {
		LocalDate today = receivedAt.atZone(this.zone).toLocalDate();
		boolean late = this.cutOff.map((limit) -> ZonedDateTime.of(today, limit, this.zone).toInstant())
			.filter((limit) -> !receivedAt.isBefore(limit))
			.isPresent();
		LocalDate day = today.plusDays(late ? 1 : 0);
		return this.cutOff.isPresent() ? this.calendar.businessDayFrom(day) : day;
	}

	/** Whether there is a night of this date. */
	public boolean hasNight(LocalDate night) {
		return this.offDays != OffDays.SKIP || this.calendar.isBusinessDay(night);
	}

	/** Whether the night of this date only takes mails in. */
	public boolean onlyCollects(LocalDate night) {
		return this.offDays == OffDays.COLLECT && !this.calendar.isBusinessDay(night);
	}

}

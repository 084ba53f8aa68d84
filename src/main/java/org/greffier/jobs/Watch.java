package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.AlarmSettings;
import org.greffier.catalogue.ScheduleSettings;

/**
 * What is seen of a body over more than one night (RULES X-09). Pure.
 *
 * @param now when the alarms are asked for
 * @param startedAt of the run, its first start, whatever stopped it since
 * @param lastMail when the server received the last mail; empty when none ever came
 * @param since when the body's first run began
 * @param mailboxFailures runs in a row, this one the last, whose mailbox was not read to
 * its end
 */
record Watch(Instant now, Instant startedAt, Optional<Instant> lastMail, Instant since, int mailboxFailures) {

	Set<RunReport.Alarm> alarms(ScheduleSettings schedule) {
		Set<RunReport.Alarm> alarms = EnumSet.noneOf(RunReport.Alarm.class);
		if (overruns(this.startedAt, this.now, schedule.alarms())) {
			alarms.add(RunReport.Alarm.OVERRUN);
		}
		if (schedule.alarms().silence().filter((days) -> silentDays(schedule) >= days).isPresent()) {
			alarms.add(RunReport.Alarm.SILENCE);
		}
		if (this.mailboxFailures >= schedule.alarms().failedNights()) {
			alarms.add(RunReport.Alarm.MAILBOX_FAILS);
		}
		return alarms;
	}

	/** Whether a run that began at an instant and did not end lasts too long. */
	static boolean overruns(Instant startedAt, Instant now, AlarmSettings alarms) {
		return now.isAfter(startedAt.plus(alarms.longest()));
	}

	/**
	 * Whole business days since the last mail. The day of the mail and today, which is
	 * not over, are none of them.
	 */
	private long silentDays(ScheduleSettings schedule) {
		LocalDate last = this.lastMail.orElse(this.since).atZone(schedule.zone()).toLocalDate();
		return schedule.calendar().businessDaysBetween(last, this.now.atZone(schedule.zone()).toLocalDate());
	}

}

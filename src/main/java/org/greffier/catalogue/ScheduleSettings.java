package org.greffier.catalogue;

import java.time.ZoneId;

/**
 * When a body's night runs.
 *
 * @param cron six fields, as Spring's; read in {@code zone}
 * @param zone of the schedule, of dates on forms and of what is shown
 * @param continuous whether a trigger decides at once, or only collects and waits for the
 * night
 */
public record ScheduleSettings(String cron, ZoneId zone, boolean continuous) {
}

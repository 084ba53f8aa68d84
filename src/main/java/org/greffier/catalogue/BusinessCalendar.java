package org.greffier.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The days on which a body works (RULES X-09). Pure: dates in, dates out; what time it is
 * and where is the caller's.
 *
 * @param closed days of the week on which it never works
 * @param moved where a holiday goes that falls on such a day
 * @param holidays in the order in which they are moved
 */
public record BusinessCalendar(Set<DayOfWeek> closed, Moved moved, List<Holiday> holidays) {

	/** Of a body that names no calendar. */
	public static final BusinessCalendar EVERY_DAY = new BusinessCalendar(Set.of(), Moved.NONE, List.of());

	/** No calendar leaves a year without a business day. */
	private static final int DAYS = 366;

	public BusinessCalendar {
		closed = Set.copyOf(closed);
		holidays = List.copyOf(holidays);
		if (closed.size() >= DayOfWeek.values().length) {
			throw new IllegalArgumentException("a calendar has a day of the week that is not closed");
		}
	}

	/** Where a holiday goes that falls on a closed day of the week. */
	public enum Moved {

		/** Nowhere. */
		NONE,
		/** To the next day that is neither closed nor a holiday. */
		NEXT,
		/** To the last such day before it. */
		PREVIOUS

	}

	public boolean isBusinessDay(LocalDate day) {
		return isOpen(day) && !isHoliday(day);
	}

	/**
	 * The day itself where it is a business day, else the next one.
	 * @throws IllegalStateException if there is none in a year
	 */
	public LocalDate businessDayFrom(LocalDate day) {
		for (LocalDate next = day; next.isBefore(day.plusDays(DAYS)); next = next.plusDays(1)) {
			if (isBusinessDay(next)) {
				return next;
			}
		}
		throw new IllegalStateException("the calendar has no business day in the year after " + day);
	}

	/** Whole business days between two days, neither of them counted. */
	public long businessDaysBetween(LocalDate first, LocalDate last) {
		return first.plusDays(1).isBefore(last) ? first.plusDays(1).datesUntil(last).filter(this::isBusinessDay).count()
				: 0;
	}

	private boolean isOpen(LocalDate day) {
		return !this.closed.contains(day.getDayOfWeek());
	}

	/** A holiday may be moved into the year before it or after it. */
	private boolean isHoliday(LocalDate day) {
		return !this.holidays.isEmpty()
				&& holidays(day.minusMonths(1).getYear(), day.plusMonths(1).getYear()).contains(day);
	}

	private Set<LocalDate> holidays(int first, int last) {
		Set<LocalDate> taken = new LinkedHashSet<>();
		Set<LocalDate> toMove = new LinkedHashSet<>();
		for (int year = first; year <= last; year++) {
			for (Holiday holiday : this.holidays) {
				holiday.in(year).ifPresent((day) -> (isOpen(day) ? taken : toMove).add(day));
			}
		}
		if (this.moved != Moved.NONE) {
			toMove.forEach((day) -> taken.add(moved(day, taken)));
		}
		return taken;
	}

	private LocalDate moved(LocalDate holiday, Set<LocalDate> taken) {
		int step = (this.moved == Moved.NEXT) ? 1 : -1;
		LocalDate day = holiday;
		while (!isOpen(day) || taken.contains(day)) {
			day = day.plusDays(step);
		}
		return day;
	}

}

package org.greffier.catalogue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One holiday, as a rule that knows its day in every year. Written as an official says
 * it: {@code 12-25}, {@code 2026-12-28}, {@code easter + 1}, {@code monday before 05-25},
 * {@code first monday of 09}.
 */
public sealed interface Holiday {

	/** Its day; empty in a year that has none, such as 29 February. */
	Optional<LocalDate> in(int year);

	/**
	 * Reads a rule that its schema has passed.
	 * @throws DateTimeException if it names a day that no year has
	 */
	static Holiday of(String rule) {
		List<String> words = List.of(rule.split(" ", -1));
		String first = words.get(0);
		if (first.equals("easter")) {
			int days = (words.size() == 1) ? 0 : Integer.parseInt(words.get(2));
			return new Easter(words.contains("-") ? -days : days);
		}
		if (words.contains("of")) {
			return new Nth(List.of("last", "first", "second", "third", "fourth").indexOf(first),
					dayOfWeek(words.get(1)), Integer.parseInt(words.get(3)));
		}
		if (words.size() > 1) {
			return new Near(dayOfWeek(first), words.get(1).equals("after"), monthDay(words.get(2)));
		}
		return (first.length() == "12-25".length()) ? new Yearly(monthDay(first)) : new Once(LocalDate.parse(first));
	}

	static DayOfWeek dayOfWeek(String name) {
		return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
	}

	private static MonthDay monthDay(String text) {
		return MonthDay.parse("--" + text);
	}

	/** The same date every year. */
	record Yearly(MonthDay day) implements Holiday {

		@Override
		public Optional<LocalDate> in(int year) {
			return this.day.isValidYear(year) ? Optional.of(this.day.atYear(year)) : Optional.empty();
		}

	}

	/** A date of one year. */
	record Once(LocalDate day) implements Holiday {

		@Override
		public Optional<LocalDate> in(int year) {
			return Optional.of(this.day).filter((date) -> date.getYear() == year);
		}

	}

	/** So many days after Easter Sunday of the Gregorian calendar, or before it. */
	record Easter(int days) implements Holiday {

		/** Meeus, Jones and Butcher's rule, for every Gregorian year. */
		@Override
		public Optional<LocalDate> in(int year) {
			int golden = year % 19;
			int century = year / 100;
			int rest = year % 100;
			int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
			int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
			int late = (golden + 11 * epact + 22 * sunday) / 451;
			int day = epact + sunday - 7 * late + 114;
			return Optional.of(LocalDate.of(year, day / 31, day % 31 + 1).plusDays(this.days));
		}

	}

	/** The nearest day of the week before a date or after it, never the date itself. */
	record Near(DayOfWeek weekday, boolean after, MonthDay day) implements Holiday {

		@Override
		public Optional<LocalDate> in(int year) {
			return new Yearly(this.day).in(year)
				.map((date) -> date.with(
						this.after ? TemporalAdjusters.next(this.weekday) : TemporalAdjusters.previous(this.weekday)));
		}

	}

	/**
	 * A day of the week by its place in a month.
	 *
	 * @param place 1 to 4; 0 is the last
	 */
	record Nth(int place, DayOfWeek weekday, int month) implements Holiday {

		@Override
		public Optional<LocalDate> in(int year) {
			LocalDate first = LocalDate.of(year, this.month, 1);
			return Optional.of(first.with((this.place == 0) ? TemporalAdjusters.lastInMonth(this.weekday)
					: TemporalAdjusters.dayOfWeekInMonth(this.place, this.weekday)));
		}

	}

}

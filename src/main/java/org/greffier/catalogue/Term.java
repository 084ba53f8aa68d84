package org.greffier.catalogue;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long an access that a form grants lasts.
 *
 * @param lasts from the day on which it is granted
 * @param renewal so long before its last day the parties are reminded, and a new form
 * renews it
 */
public record Term(Period lasts, Period renewal) {

	/** The last day of an access. */
	public LocalDate lastDay(LocalDate granted) {
		return granted.plus(this.lasts);
	}

}

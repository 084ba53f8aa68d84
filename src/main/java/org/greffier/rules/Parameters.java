package org.greffier.rules;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;

/** What the parameters of rules may be set to. */
final class Parameters {

	private Parameters() {
	}

	/** Why a parameter cannot have this value; empty when it can. */
	static Optional<String> mistake(String name, String value) {
		return switch (name) {
			case "at-least" -> isShare(value) ? Optional.empty() : Optional.of("a number from 0 to 1, such as 0.90");
			case "within" ->
				isPeriod(value) ? Optional.empty() : Optional.of("a period of days or more, such as P180D");
			case "neq-prefixes" -> value.matches("\\d\\d([ ,]+\\d\\d)*") ? Optional.empty()
					: Optional.of("pairs of digits, such as 11 22");
			default -> Optional.empty();
		};
	}

	private static boolean isShare(String value) {
		return value.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?");
	}

	private static boolean isPeriod(String value) {
		try {
			Period period = Period.parse(value);
			return !period.isZero() && !period.isNegative();
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}

package org.greffier.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FieldType;
import org.greffier.form.FindingCode;

/** What stands in the fields. */
final class FieldRules {

	/** Every field that is not optional is filled in. */
	static final Rule REQUIRED = Rule.always("fields-required", "RAMQ-11", FieldRules::required,
			FindingCode.FIELD_MISSING);

	/**
	 * Every value has the form of its type (RULES part 5); {@code neq-prefixes} are the
	 * first two digits that an enterprise number may have, {@code model} shows digits as
	 * 9.
	 */
	static final Rule WELL_FORMED = Rule
		.always("fields-well-formed", "part 5", FieldRules::wellFormed, FindingCode.FIELD_MALFORMED,
				FindingCode.FIELD_TOO_LONG, FindingCode.DATE_MALFORMED)
		.with("neq-prefixes", "11 22 33 88");

	/** No letters of several alphabets, none that cannot be seen (FAULTS A-08). */
	static final Rule PLAIN = Rule.always("characters-plain", "part 5", FieldRules::plain,
			FindingCode.FIELD_ODD_CHARACTERS);

	/** A longer value is told to be too long, and not looked at further. */
	private static final int MAX_CHARACTERS = 1000;

	private FieldRules() {
	}

	private static void required(Filing filing, Told told) {
		for (FieldSpec field : filing.kind().fields().values()) {
			if (!field.optional() && filing.value(field.name()).isEmpty()) {
				told.found(FindingCode.FIELD_MISSING, field.name());
			}
		}
	}

	private static void wellFormed(Filing filing, Told told) {
		for (FieldSpec field : filing.kind().fields().values()) {
			Optional<String> value = filing.value(field.name());
			if (value.isEmpty()) {
				continue;
			}
			int most = (field.cells() > 0) ? field.cells() : MAX_CHARACTERS;
			if (value.get().codePointCount(0, value.get().length()) > most) {
				told.found(FindingCode.FIELD_TOO_LONG, field.name(), Integer.toString(most));
			}
			else if (field.type() == FieldType.DATE) {
				if (Filing.day(value.get()).isEmpty()) {
					told.found(FindingCode.DATE_MALFORMED, field.name());
				}
			}
			else if (!hasForm(filing, field, value.get())) {
				told.found(FindingCode.FIELD_MALFORMED, field.name(), model(filing, field));
			}
		}
	}

	/**
	 * Whether a value has the form of its field, by the parameters of
	 * {@link #WELL_FORMED}.
	 */
	static boolean hasForm(Filing filing, FieldSpec field, String value) {
		boolean typed = switch (field.type()) {
			case DIGITS -> Identifiers.isDigits(value)
					&& (field.length().isEmpty() || field.length().getAsInt() == value.length());
			case USERNAME -> Usernames.matches(filing.kind().account().username(), value);
			case NEQ -> Identifiers.isNeq(value, List.of(filing.parameter("neq-prefixes").split("[ ,]+")));
			case RQ -> Identifiers.isRevenuQuebec(value);
			case BN -> Identifiers.isBusinessNumber(value);
			case SIN -> Identifiers.isSocialInsurance(value);
			case NAME -> value.codePoints().anyMatch(Character::isLetterOrDigit);
			// An address is judged by the rules of addresses, a day apart from its form.
			case EMAIL, TEXT, DATE -> true;
		};
		return typed && field.pattern().map((pattern) -> Pattern.matches(pattern, value)).orElse(true);
	}

	/**
	 * What a right value looks like, with 9 for every digit; empty when it has no one.
	 */
	private static String model(Filing filing, FieldSpec field) {
		return switch (field.type()) {
			case DIGITS -> "9".repeat(Math.min(field.length().orElse(0), 40));
			case USERNAME -> Usernames.model(filing.kind().account().username());
			case NEQ -> "9".repeat(Identifiers.NEQ_DIGITS);
			case RQ -> "9".repeat(Identifiers.RQ_DIGITS);
			case BN, SIN -> "9".repeat(Identifiers.BN_DIGITS);
			case NAME, EMAIL, TEXT, DATE -> "";
		};
	}

	private static void plain(Filing filing, Told told) {
		for (FieldSpec field : filing.kind().fields().values()) {
			filing.value(field.name())
				.flatMap(Characters::odd)
				.ifPresent((odd) -> told.found(FindingCode.FIELD_ODD_CHARACTERS, field.name(), odd));
		}
	}

}

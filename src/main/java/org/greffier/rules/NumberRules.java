package org.greffier.rules;

import java.util.List;

import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FieldType;
import org.greffier.form.FindingCode;

/** The check digits of numbers, and the two that are mistaken for each other. */
final class NumberRules {

	/** Check digits agree (RULES part 5). */
	static final Rule CHECK_DIGITS = Rule.always("check-digits", "part 5", NumberRules::checkDigits,
			FindingCode.CHECK_DIGIT_WRONG);

	/**
	 * The enterprise number and the Revenu Québec number, both of ten digits, are not
	 * each in the other's field (RULES AMP-03).
	 */
	static final Rule IN_PLACE = Rule.always("numbers-in-place", "AMP-03", NumberRules::exchanged,
			FindingCode.NUMBERS_EXCHANGED);

	private NumberRules() {
	}

	private static void checkDigits(Filing filing, Told told) {
		for (FieldSpec field : filing.kind().fields().values()) {
			filing.value(field.name())
				.filter((value) -> isCounted(field.type(), value) && !checkDigitAgrees(field.type(), value))
				.ifPresent((value) -> told.found(FindingCode.CHECK_DIGIT_WRONG, field.name()));
		}
	}

	/** Whether the value has the digits that a check digit of its type is counted of. */
	private static boolean isCounted(FieldType type, String value) {
		return switch (type) {
			case NEQ -> value.length() == Identifiers.NEQ_DIGITS && Identifiers.isDigits(value);
			case RQ -> Identifiers.isRevenuQuebec(value);
			case BN -> Identifiers.isBusinessNumber(value);
			case SIN -> Identifiers.isSocialInsurance(value);
			case NAME, EMAIL, TEXT, DATE, DIGITS, USERNAME -> false;
		};
	}

	private static boolean checkDigitAgrees(FieldType type, String value) {
		return switch (type) {
			case NEQ -> Identifiers.neqCheckDigitAgrees(value);
			case RQ -> Identifiers.revenuQuebecCheckDigitAgrees(value);
			case BN, SIN -> Identifiers.nineDigitsAgree(value);
			case NAME, EMAIL, TEXT, DATE, DIGITS, USERNAME -> true;
		};
	}

	/**
	 * Each number fails what holds for its own field and passes what holds for the other.
	 */
	private static void exchanged(Filing judged, Told told) {
		Filing filing = judged.under(FieldRules.WELL_FORMED);
		for (FieldSpec neq : ofType(filing, FieldType.NEQ)) {
			for (FieldSpec rq : ofType(filing, FieldType.RQ)) {
				String one = filing.value(neq.name()).orElse("");
				String other = filing.value(rq.name()).orElse("");
				if (!isRight(filing, neq, one) && !isRight(filing, rq, other) && isRight(filing, neq, other)
						&& isRight(filing, rq, one)) {
					told.found(FindingCode.NUMBERS_EXCHANGED, neq.name());
					told.found(FindingCode.NUMBERS_EXCHANGED, rq.name());
				}
			}
		}
	}

	private static List<FieldSpec> ofType(Filing filing, FieldType type) {
		return filing.kind().fields().values().stream().filter((field) -> field.type() == type).toList();
	}

	private static boolean isRight(Filing filing, FieldSpec field, String value) {
		return FieldRules.hasForm(filing, field, value) && checkDigitAgrees(field.type(), value);
	}

}

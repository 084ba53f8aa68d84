package org.greffier.rules;

import java.util.List;
import java.util.regex.Pattern;

/** Numbers of persons and enterprises, and their check digits (RULES part 5). */
final class Identifiers {

	/** Of a Quebec enterprise number. */
	static final int NEQ_DIGITS = 10;

	/** Of a Revenu Québec identification number without its file. */
	static final int RQ_DIGITS = 10;

	/** Of a business number without its program account, and of an insurance number. */
	static final int BN_DIGITS = 9;

	private static final Pattern BN = Pattern.compile("[0-9]{9}( ?[A-Z]{2} ?[0-9]{4})?");

	private static final int NEQ_PREFIX = 2;

	private static final Pattern RQ = Pattern.compile("[0-9]{10}( ?[A-Z]{2} ?(?!0000)[0-9]{4})?");

	/** Of the first nine digits. */
	private static final String RQ_WEIGHTS = "432765432";

	private Identifiers() {
	}

	/** Whether the text is of the digits 0 to 9 alone, and of one at least. */
	static boolean isDigits(String text) {
		return !text.isEmpty() && text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	/** Ten digits with a known prefix; its check digit is a matter apart. */
	static boolean isNeq(String text, List<String> prefixes) {
		return text.length() == NEQ_DIGITS && isDigits(text) && prefixes.contains(text.substring(0, NEQ_PREFIX));
	}

	/** Luhn on the last eight digits: inferred from published numbers, so a review. */
	static boolean neqCheckDigitAgrees(String neq) {
		return luhn(neq.substring(NEQ_PREFIX));
	}

	/**
	 * Ten digits, or ten with a file of two letters and four digits that are not all 0,
	 * as {@code 1000000007 RS 0001}; its check digit is a matter apart.
	 */
	static boolean isRevenuQuebec(String text) {
		return RQ.matcher(text).matches();
	}

	/**
	 * Nine digits, or nine with a program account of two letters and four digits, as
	 * {@code 123456782 RC 0001}; its check digit is a matter apart.
	 */
	static boolean isBusinessNumber(String text) {
		return BN.matcher(text).matches();
	}

	/** Nine digits; its check digit is a matter apart. */
	static boolean isSocialInsurance(String text) {
		return text.length() == BN_DIGITS && isDigits(text);
	}

	/** Luhn on the nine digits of a business or a social insurance number. */
	static boolean nineDigitsAgree(String number) {
		return luhn(number.substring(0, BN_DIGITS));
	}

	/** The ten digits of an identification number are weighted modulo 11. */
	static boolean revenuQuebecCheckDigitAgrees(String number) {
		int sum = 0;
		for (int i = 0; i < RQ_WEIGHTS.length(); i++) {
			sum += (number.charAt(i) - '0') * (RQ_WEIGHTS.charAt(i) - '0');
		}
		return (11 - sum % 11) % 10 == number.charAt(RQ_WEIGHTS.length()) - '0';
	}

	/** The Luhn checksum of ISO/IEC 7812-1: every second digit from the right doubled. */
	static boolean luhn(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int weighted = (i % 2 == 0) ? digit : 2 * digit;
			sum += (weighted > 9) ? weighted - 9 : weighted;
		}
		return sum % 10 == 0;
	}

}

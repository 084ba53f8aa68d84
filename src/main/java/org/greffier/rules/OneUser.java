package org.greffier.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;

/**
 * Whether the user's section names one person (RULES RAMQ-02). What only two persons are
 * written with is refused; what one person may be written with too, such as a comma or
 * the bar before a former name, goes to a clerk. A hyphen or a space joins nothing: both
 * stand inside names.
 */
final class OneUser {

	/**
	 * The rule; {@code joined-by} stands between two persons and in nobody's name,
	 * {@code perhaps-by}, and a line break, may stand in one person's too.
	 */
	static final Rule RULE = Rule.always("one-user", "RAMQ-02", OneUser::look, FindingCode.SEVERAL_USERS)
		.with("joined-by", "et and & ;")
		.with("perhaps-by", "/ , +");

	private static final FieldName FAMILY_NAME = Party.USER.field("familyName");

	private static final FieldName GIVEN_NAME = Party.USER.field("givenName");

	private static final FieldName EMAIL = Party.USER.field("email");

	private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[\\s,;/&]+");

	/** No value is looked at beyond this. */
	private static final int MAX_CHARACTERS = 400;

	private OneUser() {
	}

	/** How strongly a value speaks for two persons. */
	private enum Sign {

		NONE, PERHAPS, SURE

	}

	private static void look(Filing filing, Told told) {
		Sign family = sign(filing, FAMILY_NAME);
		Sign given = sign(filing, GIVEN_NAME);
		boolean addresses = hasSeveralAddresses(filing);
		// One person's given names are never joined by "et"; a family name alone might
		// be.
		boolean sure = given == Sign.SURE || (family == Sign.SURE && (given == Sign.PERHAPS || addresses));
		if (sure) {
			told.found(FindingCode.SEVERAL_USERS, (given == Sign.NONE) ? FAMILY_NAME : GIVEN_NAME);
		}
		else if (given != Sign.NONE || family != Sign.NONE) {
			told.doubted(FindingCode.SEVERAL_USERS, (given == Sign.NONE) ? FAMILY_NAME : GIVEN_NAME);
		}
		else if (addresses) {
			// Refused as no address; whose they are, a clerk may wonder.
			told.doubted(FindingCode.SEVERAL_USERS, EMAIL);
		}
	}

	private static Sign sign(Filing filing, FieldName field) {
		String value = filing.value(field).map(OneUser::cut).orElse("");
		if (isJoined(value, filing.parameter("joined-by"), value.equals(value.toUpperCase(Locale.ROOT)))) {
			return Sign.SURE;
		}
		boolean perhaps = isJoined(value, filing.parameter("joined-by"), true)
				|| isJoined(value, filing.parameter("perhaps-by"), true) || value.matches("(?s).*\\p{L}\\R+.*\\p{L}.*");
		return perhaps ? Sign.PERHAPS : Sign.NONE;
	}

	/**
	 * Whether one of the words or signs stands between two names.
	 * @param anyCase whether {@code Et} is the word too: between lower-case letters it
	 * may be a name
	 */
	private static boolean isJoined(String value, String joints, boolean anyCase) {
		return Arrays.stream(joints.split(" ")).filter((joint) -> !joint.isEmpty()).anyMatch((joint) -> {
			boolean word = joint.codePoints().allMatch(Character::isLetter);
			String between = word ? "\\s+" + Pattern.quote(joint) + "\\s+" : "\\s*" + Pattern.quote(joint) + "\\s*";
			int flags = anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
			return Pattern.compile("[\\p{L}.]" + between + "\\p{L}", flags).matcher(value).find();
		});
	}

	private static boolean hasSeveralAddresses(Filing filing) {
		String value = filing.value(EMAIL).map(OneUser::cut).orElse("");
		return BETWEEN_ADDRESSES.splitAsStream(value).filter((part) -> Mailbox.parse(part).isPresent()).count() > 1;
	}

	private static String cut(String value) {
		return (value.length() <= MAX_CHARACTERS) ? value : value.substring(0, MAX_CHARACTERS);
	}

}

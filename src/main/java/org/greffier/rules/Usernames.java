package org.greffier.rules;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A body's pattern of user names, such as {@code CE{6 digits}}. */
final class Usernames {

	private static final Pattern DIGITS = Pattern.compile("\\{(\\d{1,2}) digits?}");

	private Usernames() {
	}

	/** Whether a value is a user name of this pattern, in whatever case it is written. */
	static boolean matches(String pattern, String value) {
		String regex = expand(pattern, Pattern::quote, (n) -> "[0-9]{" + n + "}");
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(value).matches();
	}

	/** The user names of this pattern that stand in a text, in upper case, each once. */
	static Set<String> in(String pattern, String text) {
		String regex = "(?<![\\p{L}\\p{N}])" + expand(pattern, Pattern::quote, (n) -> "[0-9]{" + n + "}")
				+ "(?![\\p{L}\\p{N}])";
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
			.matcher(text)
			.results()
			.map((found) -> found.group().toUpperCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The pattern with a 9 for every digit, such as {@code CE999999}. */
	static String model(String pattern) {
		return expand(pattern, (literal) -> literal, "9"::repeat);
	}

	private static String expand(String pattern, Function<String, String> literal, Function<Integer, String> digits) {
		StringBuilder expanded = new StringBuilder();
		Matcher matcher = DIGITS.matcher(pattern);
		int from = 0;
		while (matcher.find()) {
			MatchResult found = matcher.toMatchResult();
			expanded.append(literal.apply(pattern.substring(from, found.start())))
				.append(digits.apply(Integer.parseInt(found.group(1))));
			from = found.end();
		}
		return expanded.append(literal.apply(pattern.substring(from))).toString();
	}

}

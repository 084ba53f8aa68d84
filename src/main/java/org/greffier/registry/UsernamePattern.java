package org.greffier.registry;

import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pattern of a kind's user names: literal text and one group of digits, such as
 * {@code CE{6 digits}}. Names are drawn at random, so that one tells nothing of another.
 */
final class UsernamePattern {

	private static final Pattern SYNTAX = Pattern.compile("([A-Za-z0-9]*)\\{(\\d{1,2}) digits}([A-Za-z0-9]*)");

	private static final int MAX_LENGTH = 32;

	private final String before;

	private final int digits;

	private final String after;

	private UsernamePattern(String before, int digits, String after) {
		this.before = before;
		this.digits = digits;
		this.after = after;
	}

	/**
	 * Reads a pattern.
	 * @throws IllegalArgumentException if it is not one, or its names would not have 3 to
	 * 32 characters
	 */
	static UsernamePattern of(String pattern) {
		Matcher matcher = SYNTAX.matcher(pattern);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("a user name's pattern is letters, digits and one {n digits}");
		}
		int digits = Integer.parseInt(matcher.group(2));
		int length = matcher.group(1).length() + digits + matcher.group(3).length();
		if (digits < 1 || length < 3 || length > MAX_LENGTH) {
			throw new IllegalArgumentException("a user name has a digit or more and 3 to 32 characters");
		}
		return new UsernamePattern(matcher.group(1), digits, matcher.group(3));
	}

	/** One name of the pattern, each as probable as any other. */
	String draw(SecureRandom random) {
		StringBuilder name = new StringBuilder(this.before);
		for (int i = 0; i < this.digits; i++) {
			name.append((char) ('0' + random.nextInt(10)));
		}
		return name.append(this.after).toString();
	}

}

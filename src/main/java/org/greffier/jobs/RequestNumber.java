package org.greffier.jobs;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The request number that a mail bears in its subject (RULES X-07). */
final class RequestNumber {

	private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9-])REQ-\\d{4}-\\d{6,12}(?!\\d)");

	private RequestNumber() {
	}

	/** The one number; empty when there is none, or more than one. */
	static Optional<String> in(String subject) {
		List<String> numbers = NUMBER.matcher(subject).results().map(MatchResult::group).distinct().toList();
		return (numbers.size() == 1) ? Optional.of(numbers.get(0)) : Optional.empty();
	}

}

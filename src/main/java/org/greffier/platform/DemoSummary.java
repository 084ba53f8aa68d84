package org.greffier.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What came of many mails of which nobody said what to expect: how many ended in which
 * state, and what may not be whatever they are.
 */
record DemoSummary(List<DemoOutcome> outcomes) {

	/** An envelope in one of these still waits for the product itself. */
	private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "OPENED", "TOO_LARGE");

	/**
	 * A heading and its counts, the largest first, for each of mails, files and letters.
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		put(lines, "MAILS", envelopes().map((envelope) -> "%-18s %s".formatted(state(envelope),
				envelope.path("mailClass").asString("not opened"))));
		put(lines, "FILES", of("files").map(DemoSummary::file));
		put(lines, "LETTERS", of("letters").map((letter) -> DemoOutcome.text(letter, "kind") + " " + state(letter)));
		return lines;
	}

	/** What is wrong with any mail. */
	List<String> wrong() {
		List<String> wrong = new ArrayList<>();
		long open = envelopes().filter((envelope) -> UNDER_WAY.contains(state(envelope))).count();
		if (open > 0) {
			wrong.add(open + " mails came to no end");
		}
		long answered = envelopes().filter((envelope) -> state(envelope).equals("MACHINE_MAIL"))
			.filter((envelope) -> !envelope.path("letters").isEmpty())
			.count();
		if (answered > 0) {
			wrong.add(answered + " machine mails were answered");
		}
		return wrong;
	}

	private Stream<JsonNode> envelopes() {
		return this.outcomes.stream().flatMap((outcome) -> outcome.envelope().stream());
	}

	private Stream<JsonNode> of(String list) {
		return envelopes().flatMap((envelope) -> envelope.path(list).valueStream());
	}

	private static String state(JsonNode node) {
		return DemoOutcome.text(node, "state");
	}

	private static String file(JsonNode file) {
		return (state(file) + " " + String.join(" ", DemoOutcome.codes(file))).strip();
	}

	private static void put(List<String> lines, String heading, Stream<String> words) {
		Map<String, Long> counts = words
			.collect(Collectors.groupingBy((word) -> word, TreeMap::new, Collectors.counting()));
		lines.add("%-6d %s".formatted(counts.values().stream().mapToLong(Long::longValue).sum(), heading));
		counts.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
			.forEach((entry) -> lines.add("  %-6d %s".formatted(entry.getValue(), entry.getKey())));
	}

}

package org.greffier.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the steps of a run counted, in the order in which they said it: step, word, count.
 * Safe to log. Thread-safe.
 */
final class Counts {

	private final Map<String, Map<String, Long>> byStep = new LinkedHashMap<>();

	synchronized void add(String step, String word, long count) {
		this.byStep.computeIfAbsent(step, (s) -> new LinkedHashMap<>()).merge(word, count, Long::sum);
	}

	/** A copy that does not change any more. */
	synchronized Map<String, Map<String, Long>> byStep() {
		Map<String, Map<String, Long>> copy = new LinkedHashMap<>();
		this.byStep.forEach((step, words) -> copy.put(step, Collections.unmodifiableMap(new LinkedHashMap<>(words))));
		return Collections.unmodifiableMap(copy);
	}

	synchronized Map<String, Long> of(String step) {
		return byStep().getOrDefault(step, Map.of());
	}

}

package org.greffier.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/** What the runs of a demonstration printed; of each envelope the latest word counts. */
final class DemoReports {

	/** Agency, then request number. */
	private final Map<String, Map<String, JsonNode>> envelopes = new TreeMap<>();

	private final List<String> alarms = new ArrayList<>();

	void add(JsonNode report) {
		this.alarms.clear();
		for (JsonNode run : report.path("runs")) {
			String agency = DemoOutcome.text(run, "agency");
			for (JsonNode envelope : run.path("envelopes")) {
				this.envelopes.computeIfAbsent(agency, (id) -> new TreeMap<>())
					.put(DemoOutcome.text(envelope, "number"), envelope);
			}
			if (!DemoOutcome.text(run, "state").equals("COMPLETED")) {
				this.alarms.add(agency + ": the run ended as " + DemoOutcome.text(run, "state"));
			}
			if (!run.path("uids").path("agrees").asBoolean(false)) {
				this.alarms.add(agency + ": the ledger and the server do not count the same mails");
			}
		}
		if (report.path("runs").isEmpty()) {
			this.alarms.add("no run is in the report");
		}
	}

	/** What is wrong with the last runs themselves. */
	List<String> alarms() {
		return List.copyOf(this.alarms);
	}

	int envelopes() {
		return this.envelopes.values().stream().mapToInt(Map::size).sum();
	}

	/**
	 * Finds each mail's envelope by its Message-ID; those that share one, or have none,
	 * in the order in which they were delivered.
	 */
	List<DemoOutcome> match(List<DemoMail> delivered, java.util.function.Function<DemoMail, String> agency) {
		Set<String> taken = new HashSet<>();
		List<DemoOutcome> outcomes = new ArrayList<>();
		for (DemoMail mail : delivered) {
			Optional<JsonNode> envelope = this.envelopes.getOrDefault(agency.apply(mail), Map.of())
				.values()
				.stream()
				.filter((json) -> DemoOutcome.text(json, "messageId").strip().equals(mail.messageId()))
				.filter((json) -> taken.add(DemoOutcome.text(json, "number")))
				.findFirst();
			outcomes.add(new DemoOutcome(mail, envelope));
		}
		return List.copyOf(outcomes);
	}

}

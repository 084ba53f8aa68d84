package org.greffier.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
			if (!run.path("agrees").asBoolean(false)) {
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

	/** Says of every letter who has it, as far as somebody does. */
	void address(List<DemoLetter> letters) {
		Map<String, String> recipients = letters.stream()
			.collect(Collectors.toMap(DemoLetter::messageId, DemoLetter::to, (first, second) -> first));
		this.envelopes.values().stream().flatMap((byNumber) -> byNumber.values().stream()).forEach((envelope) -> {
			for (JsonNode letter : envelope.path("letters")) {
				String to = recipients.get(DemoOutcome.text(letter, "messageId"));
				if (to != null && letter instanceof ObjectNode node) {
					node.put("to", to);
				}
			}
		});
	}

	/** The Message-IDs of the letters that hold a temporary password. */
	Set<String> secrets() {
		return this.envelopes.values()
			.stream()
			.flatMap((byNumber) -> byNumber.values().stream())
			.flatMap((envelope) -> envelope.path("letters").valueStream())
			.filter((letter) -> DemoOutcome.text(letter, "kind").equals("PASSWORD"))
			.map((letter) -> DemoOutcome.text(letter, "messageId"))
			.collect(Collectors.toSet());
	}

	/** The envelope that came in with this UID; empty when the ledger has none. */
	Optional<JsonNode> envelope(String agency, long uid) {
		return this.envelopes.getOrDefault(agency, Map.of())
			.values()
			.stream()
			.filter((envelope) -> envelope.path("uid").asLong() == uid)
			.findFirst();
	}

}

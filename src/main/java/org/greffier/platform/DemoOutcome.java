package org.greffier.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came of one mail of the inbox, beside what was expected of it.
 *
 * @param envelope as {@code run --json} has it; empty when no envelope is this mail's
 */
record DemoOutcome(DemoMail mail, Optional<JsonNode> envelope) {

	private static final JsonNode NONE = MissingNode.getInstance();

	/** Every difference in words; empty when all is as expected. */
	List<String> differences() {
		if (this.envelope.isEmpty()) {
			return List.of("no envelope in the ledger");
		}
		List<String> differences = new ArrayList<>();
		this.mail.expected().ifPresent((expected) -> {
			differ(differences, "envelope", text(expected, "envelope"), text(this.envelope.get(), "state"));
			files(differences, expected.path("files"), this.envelope.get().path("files"));
			differ(differences, "letters", lettersOf(expected.path("letters")),
					lettersOf(this.envelope.get().path("letters")));
		});
		return List.copyOf(differences);
	}

	private static void files(List<String> differences, JsonNode expected, JsonNode found) {
		if (expected.size() != found.size()) {
			differences.add("files: expected " + expected.size() + ", found " + found.size());
			return;
		}
		for (int i = 0; i < expected.size(); i++) {
			differ(differences, "file " + (i + 1), text(expected.get(i), "state") + " " + codes(expected.get(i)),
					text(found.get(i), "state") + " " + codes(found.get(i)));
			List<String> all = found.get(i).path("findings").valueStream().map((one) -> text(one, "code")).toList();
			int file = i + 1;
			expected.get(i)
				.path("notes")
				.valueStream()
				.map(JsonNode::asString)
				.filter((note) -> !all.contains(note))
				.forEach((note) -> differences.add("file " + file + ": expected a note " + note));
		}
	}

	private static void differ(List<String> differences, String what, Object expected, Object found) {
		if (!expected.equals(found)) {
			differences.add(what + ": expected " + expected + ", found " + found);
		}
	}

	/** Codes of one file without the notes, sorted. */
	static TreeSet<String> codes(JsonNode file) {
		TreeSet<String> codes = new TreeSet<>();
		file.path("codes").forEach((code) -> codes.add(code.asString()));
		for (JsonNode finding : file.path("findings")) {
			if (!text(finding, "severity").equals("note")) {
				codes.add(text(finding, "code"));
			}
		}
		return codes;
	}

	/**
	 * One line a letter, sorted; of one that did not arrive nobody can say where it is.
	 */
	private static List<String> lettersOf(JsonNode letters) {
		List<String> lines = new ArrayList<>();
		for (JsonNode letter : letters) {
			List<String> languages = new ArrayList<>();
			letter.path("languages").forEach((language) -> languages.add(language.asString()));
			boolean arrives = letter.has("arrives") ? letter.path("arrives").asBoolean()
					: text(letter, "state").equals("SENT");
			lines.add(text(letter, "kind") + " " + languages
					+ (arrives ? " to " + text(letter, "to").toLowerCase(Locale.ROOT) : " not delivered"));
		}
		return lines.stream().sorted().toList();
	}

	/**
	 * Letters that no report knows of, and letters that a report calls sent and nobody
	 * has (FAULTS INV4, INV7).
	 */
	static List<String> strangers(List<DemoOutcome> outcomes, List<DemoLetter> letters) {
		Set<String> arrived = letters.stream().map(DemoLetter::messageId).collect(Collectors.toSet());
		Set<String> reported = new HashSet<>();
		List<String> differences = new ArrayList<>();
		for (DemoOutcome outcome : outcomes) {
			for (JsonNode letter : outcome.envelope().map((json) -> json.path("letters")).orElse(NONE)) {
				reported.add(text(letter, "messageId"));
				if (text(letter, "state").equals("SENT") && !arrived.contains(text(letter, "messageId"))) {
					differences.add("letter " + text(letter, "letter") + " counts as sent and nobody has it");
				}
			}
		}
		letters.stream()
			.filter((letter) -> !reported.contains(letter.messageId()))
			.forEach((letter) -> differences.add("a letter to " + letter.to() + " is in no report"));
		return differences;
	}

	static String text(JsonNode node, String key) {
		return node.path(key).asString("");
	}

}

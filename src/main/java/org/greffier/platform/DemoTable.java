package org.greffier.platform;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** The demonstration's outcomes and letters, for the screen. */
final class DemoTable {

	private static final String ROW = "%-34s %-17s %-52s %s%n";

	private final PrintWriter out;

	DemoTable(PrintWriter out) {
		this.out = out;
	}

	/** One line a mail, and below it what differs from what was expected. */
	void outcomes(List<DemoOutcome> outcomes) {
		this.out.println();
		this.out.printf(ROW, "MAIL", "ENVELOPE", "FILES", "LETTERS");
		for (DemoOutcome outcome : outcomes) {
			String envelope = outcome.envelope().map((json) -> DemoOutcome.text(json, "state")).orElse("-");
			String files = outcome.envelope().map(DemoTable::files).orElse("");
			String letters = outcome.envelope().map(DemoTable::letters).orElse("");
			this.out.printf(ROW, outcome.mail().title(), envelope, files, letters);
			outcome.differences().forEach((difference) -> this.out.println("    DIFFERS  " + difference));
		}
		this.out.flush();
	}

	/** Counts in place of a line a mail. */
	void summary(DemoSummary summary) {
		this.out.println();
		summary.lines().forEach(this.out::println);
		this.out.flush();
	}

	private static String files(JsonNode envelope) {
		List<String> files = new ArrayList<>();
		for (JsonNode file : envelope.path("files")) {
			String codes = String.join(" ", DemoOutcome.codes(file));
			files.add(DemoOutcome.text(file, "state") + (codes.isEmpty() ? "" : " " + codes));
		}
		return files.isEmpty() ? "no file" : String.join("; ", files);
	}

	private static String letters(JsonNode envelope) {
		List<String> letters = new ArrayList<>();
		for (JsonNode letter : envelope.path("letters")) {
			String state = DemoOutcome.text(letter, "state");
			letters.add(DemoOutcome.text(letter, "kind") + (state.equals("SENT") ? "" : " (" + state + ")"));
		}
		return letters.isEmpty() ? "none" : String.join(", ", letters);
	}

	/** Every letter as its recipient has it, but for the passwords. */
	void letters(List<DemoLetter> letters, Set<String> secrets) {
		this.out.printf("%n%d letters went out. Temporary passwords are blotted out here.%n", letters.size());
		for (DemoLetter letter : letters) {
			this.out.println("\n" + "─".repeat(78));
			this.out.println("To:      " + letter.to());
			this.out.println("Subject: " + letter.subject() + "\n");
			this.out.println(letter.blotted(secrets.contains(letter.messageId())).strip());
		}
		this.out.println("─".repeat(78));
		this.out.flush();
	}

	/** The last lines: the counts, and everything that is wrong. */
	void end(int delivered, int envelopes, boolean expectations, List<String> wrong) {
		this.out.printf("%n%d mails delivered, %d envelopes in the ledger (with what came back).%n", delivered,
				envelopes);
		wrong.forEach((line) -> this.out.println("WRONG: " + line));
		String whole = expectations ? "All as expected." : "Every count agrees.";
		this.out.println(wrong.isEmpty() ? whole : "Not all is as expected.");
		this.out.flush();
	}

}

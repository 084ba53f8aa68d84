package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands beside a mail of RAMQ's sample inbox: whom its letters go to. */
record SampleExpectation(JsonNode json) {

	static SampleExpectation of(String sample) throws IOException {
		Path file = Path.of("sample-inbox", "ramq", sample + ".expected.json");
		return new SampleExpectation(new JsonMapper().readTree(Files.readAllBytes(file)));
	}

	Set<String> recipients() {
		Set<String> recipients = new TreeSet<>();
		this.json.get("letters").forEach((letter) -> recipients.add(letter.get("to").asString()));
		return recipients;
	}

	/** The recipient of the letter of this kind. */
	String recipientOf(String kind) {
		for (JsonNode letter : this.json.get("letters")) {
			if (letter.get("kind").asString().equals(kind)) {
				return letter.get("to").asString();
			}
		}
		throw new IllegalStateException("no letter of kind " + kind + " is expected");
	}

}

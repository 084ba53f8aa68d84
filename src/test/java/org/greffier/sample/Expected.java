package org.greffier.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;

/** What must come of a sample; its JSON is {@code schema/expected.schema.json}. */
final class Expected {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Map<String, Object> root = new LinkedHashMap<>();

	private final List<Map<String, Object>> files = new ArrayList<>();

	private final List<Map<String, Object>> letters = new ArrayList<>();

	private Expected(String shows, EnvelopeStatus envelope) {
		this.root.put("shows", shows);
		this.root.put("envelope", envelope.name());
	}

	static Expected of(String shows, EnvelopeStatus envelope) {
		return new Expected(shows, envelope);
	}

	/** Answered, with nothing left to do. */
	static Expected closed(String shows) {
		return of(shows, EnvelopeStatus.CLOSED);
	}

	/** Answered; a file of it still waits for somebody. */
	static Expected waiting(String shows) {
		return of(shows, EnvelopeStatus.ANSWERED);
	}

	Expected after(String sample) {
		this.root.put("after", sample);
		return this;
	}

	Expected fill(String field, String with) {
		this.root.put("fill", Map.of(field, with));
		return this;
	}

	Expected file(String name, FormStatus state, FindingCode... codes) {
		Map<String, Object> file = new LinkedHashMap<>();
		file.put("name", name);
		file.put("state", state.name());
		TreeSet<String> sorted = new TreeSet<>();
		for (FindingCode code : codes) {
			sorted.add(code.name());
		}
		file.put("codes", List.copyOf(sorted));
		this.files.add(file);
		return this;
	}

	/** Notes that the last file must have, among others. */
	Expected noted(FindingCode... codes) {
		this.files.get(this.files.size() - 1).put("notes", Stream.of(codes).map(Enum::name).sorted().toList());
		return this;
	}

	Expected letter(String kind, String to, String... languages) {
		return letter(true, kind, to, languages);
	}

	Expected lostLetter(String kind, String to, String... languages) {
		return letter(false, kind, to, languages);
	}

	private Expected letter(boolean arrives, String kind, String to, String... languages) {
		Map<String, Object> letter = new LinkedHashMap<>();
		letter.put("kind", kind);
		letter.put("to", to);
		letter.put("languages", List.of(languages));
		letter.put("arrives", arrives);
		this.letters.add(letter);
		return this;
	}

	String json() {
		Map<String, Object> all = new LinkedHashMap<>(this.root);
		all.put("files", this.files);
		all.put("letters", this.letters);
		return JSON.writeValueAsString(all) + "\n";
	}

}

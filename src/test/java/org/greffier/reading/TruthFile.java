package org.greffier.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.FormKind;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.scan.Marking;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in scans that others made; {@code src/bench/read.md} shows its form. A
 * field that it does not name is not judged.
 */
final class TruthFile {

	private final Path folder;

	private final JsonNode root;

	private TruthFile(Path folder, JsonNode root) {
		this.folder = folder;
		this.root = root;
	}

	static TruthFile read(Path folder, Path truth) throws IOException {
		return new TruthFile(folder, JsonMapper.shared().readTree(Files.readString(truth)));
	}

	/** The names of the files, in their order. */
	List<String> names() {
		List<String> names = new ArrayList<>();
		this.root.propertyNames().forEach(names::add);
		return names;
	}

	/**
	 * One of them.
	 * @throws IllegalArgumentException if its kind, a field or a mark is none
	 */
	BenchCase file(String name) throws IOException {
		JsonNode said = this.root.get(name);
		FormKind kind = BenchCase.kind(said.path("kind").asString());
		Map<FieldName, String> values = new HashMap<>();
		for (Map.Entry<String, JsonNode> field : said.path("fields").properties()) {
			FieldName key = new FieldName(field.getKey());
			if (!kind.fields().containsKey(key)) {
				throw new IllegalArgumentException(name + ": " + kind.name() + " has no field " + key);
			}
			values.put(key, field.getValue().asString());
		}
		Set<FieldName> boxes = boxes(kind, said);
		Set<FieldName> ticks = new HashSet<>();
		said.path("ticks").forEach((tick) -> ticks.add(new FieldName(tick.asString())));
		if (!boxes.containsAll(ticks)) {
			throw new IllegalArgumentException(name + ": " + kind.name() + " has not all boxes of " + ticks);
		}
		Map<Party, Marking> marks = new EnumMap<>(Party.class);
		for (Map.Entry<String, JsonNode> mark : said.path("signatures").properties()) {
			marks.put(Party.of(mark.getKey()),
					Marking.valueOf(mark.getValue().asString().toUpperCase(Locale.ROOT).replace('-', '_')));
		}
		byte[] pdf = Files.readAllBytes(this.folder.resolve(name));
		return new BenchCase(said.path("class").asString("foreign"), pdf, pages(pdf), values,
				BenchCase.addresses(kind, values.keySet()), boxes, ticks, marks, said.path("good").asBoolean(false));
	}

	private static Set<FieldName> boxes(FormKind kind, JsonNode said) {
		Set<FieldName> boxes = new HashSet<>();
		if (said.has("ticks")) {
			for (ChoiceSpec choice : kind.choices().values()) {
				choice.options().forEach((option) -> boxes.add(choice.name().option(option.code())));
			}
		}
		return boxes;
	}

	private static int pages(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return document.getNumberOfPages();
		}
	}

}

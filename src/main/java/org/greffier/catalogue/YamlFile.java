package org.greffier.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as JSON, with the line of every key.
 *
 * <p>
 * Only {@code true} and {@code false} are truth values and only plain decimal numbers
 * without leading zero are numbers, so that {@code no}, {@code 008} and
 * {@code 2027-03-31} stay what was written. A key that stands twice is a mistake.
 */
final class YamlFile {

	/** No file of a catalogue is near this many characters. */
	private static final int CHARACTERS = 1_000_000;

	/** Nor nested as deep. */
	private static final int DEPTH = 20;

	private final Path path;

	private final Mistakes mistakes;

	private final Map<List<String>, Integer> lines = new HashMap<>();

	private JsonNode json = JsonNodeFactory.instance.nullNode();

	private YamlFile(Path path, Mistakes mistakes) {
		this.path = path;
		this.mistakes = mistakes;
	}

	/** Reads a file; empty, with its mistakes told, when it is no YAML. */
	static Optional<YamlFile> read(Path path, Mistakes mistakes) {
		int before = mistakes.count();
		YamlFile file = new YamlFile(path, mistakes);
		try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
			LoaderOptions options = new LoaderOptions();
			options.setCodePointLimit(CHARACTERS);
			options.setNestingDepthLimit(DEPTH);
			options.setMaxAliasesForCollections(0);
			Node root = new Yaml(options).compose(reader);
			if (root == null) {
				mistakes.addFile(path, "is empty", "keys and values");
			}
			else {
				file.json = file.convert(root, List.of());
			}
		}
		catch (MarkedYAMLException ex) {
			Mark mark = ex.getProblemMark();
			mistakes.add(path, (mark != null) ? mark.getLine() + 1 : 0, "", "is not YAML: " + ex.getProblem(),
					"YAML; a text with a colon or a # in it stands in quotes");
		}
		catch (YAMLException ex) {
			mistakes.addFile(path, "is not YAML within limits",
					"YAML without aliases, 20 levels, 1,000,000 characters");
		}
		catch (IOException ex) {
			mistakes.addFile(path, "cannot be read", "a readable file in UTF-8");
		}
		return (mistakes.count() == before) ? Optional.of(file) : Optional.empty();
	}

	Path path() {
		return this.path;
	}

	JsonNode json() {
		return this.json;
	}

	/** The line of a key, from 1; that of the nearest key above it if it has none. */
	int line(List<String> way) {
		for (int length = way.size(); length >= 0; length--) {
			Integer line = this.lines.get(way.subList(0, length));
			if (line != null) {
				return line;
			}
		}
		return 1;
	}

	void mistake(List<String> way, String problem, String allowed) {
		this.mistakes.add(this.path, line(way), key(way), problem, allowed);
	}

	/** A way as people write it: {@code page[1].rows[0]}. */
	static String key(List<String> way) {
		StringBuilder key = new StringBuilder();
		for (String step : way) {
			if (step.matches("#\\d+")) {
				key.append('[').append(step.substring(1)).append(']');
			}
			else {
				key.append(key.isEmpty() ? "" : ".").append(step);
			}
		}
		return key.toString();
	}

	private JsonNode convert(Node node, List<String> way) {
		this.lines.putIfAbsent(way, node.getStartMark().getLine() + 1);
		if (node instanceof MappingNode mapping) {
			return convert(mapping, way);
		}
		if (node instanceof SequenceNode sequence) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			for (Node item : sequence.getValue()) {
				array.add(convert(item, append(way, "#" + array.size())));
			}
			return array;
		}
		if (node instanceof ScalarNode scalar) {
			return convert(scalar);
		}
		mistake(way, (node instanceof AnchorNode) ? "is an alias" : "is of an unknown shape",
				"keys and values, lists and texts, written out");
		return JsonNodeFactory.instance.nullNode();
	}

	private ObjectNode convert(MappingNode mapping, List<String> way) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		for (NodeTuple tuple : mapping.getValue()) {
			if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
				mistake(way, "has a key that is no text", "keys that are texts");
				continue;
			}
			List<String> below = append(way, name.getValue());
			int line = name.getStartMark().getLine() + 1;
			Integer first = this.lines.putIfAbsent(below, line);
			if (first != null) {
				this.mistakes.add(this.path, line, key(below), "stands twice, first in line " + first,
						"one of each key");
				continue;
			}
			object.set(name.getValue(), convert(tuple.getValueNode(), below));
		}
		return object;
	}

	private static JsonNode convert(ScalarNode scalar) {
		String value = scalar.getValue();
		if (!scalar.isPlain()) {
			return JsonNodeFactory.instance.stringNode(value);
		}
		if (value.isEmpty() || value.equals("~") || value.equals("null")) {
			return JsonNodeFactory.instance.nullNode();
		}
		if (value.equals("true") || value.equals("false")) {
			return JsonNodeFactory.instance.booleanNode(value.equals("true"));
		}
		if (value.matches("-?(0|[1-9]\\d{0,8})")) {
			return JsonNodeFactory.instance.numberNode(Integer.parseInt(value));
		}
		return JsonNodeFactory.instance.stringNode(value);
	}

	static List<String> append(List<String> way, String step) {
		List<String> below = new ArrayList<>(way);
		below.add(step);
		return List.copyOf(below);
	}

}

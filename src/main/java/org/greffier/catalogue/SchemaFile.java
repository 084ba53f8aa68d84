package org.greffier.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published schema of {@code schema/}, and what it says of a file in an official's
 * words: the {@code description} beside a constraint is what a mistake names as allowed.
 */
final class SchemaFile {

	private static final Map<String, SchemaFile> READ = new ConcurrentHashMap<>();

	/** What must never stand in a file, and is never repeated. */
	private static final Set<String> SECRETS = Set.of("password", "client-secret", "key-file");

	/** Enough of a wrong value to find it. */
	private static final int QUOTED = 60;

	private final JsonNode json;

	private final Schema schema;

	private SchemaFile(String name) {
		try (InputStream stream = SchemaFile.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
			if (stream == null) {
				throw new IllegalStateException("no schema of this name: " + name);
			}
			this.json = JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(this.json.toString(), InputFormat.JSON);
	}

	static SchemaFile of(String name) {
		return READ.computeIfAbsent(name, SchemaFile::new);
	}

	/** Tells every mistake of a file; true when there is none. */
	boolean check(YamlFile file) {
		List<Error> errors = this.schema.validate(file.json());
		errors.forEach((error) -> tell(error, file));
		return errors.isEmpty();
	}

	private void tell(Error error, YamlFile file) {
		List<String> way = way(error.getInstanceLocation(), file.json());
		NodePath location = error.getSchemaLocation().getFragment();
		JsonNode rule = at(location, location.getNameCount() - 1);
		switch (error.getKeyword()) {
			case "additionalProperties" -> file.mistake(YamlFile.append(way, error.getProperty()), "is not known here",
					names(rule) + comma(error.getInstanceNode().path(error.getProperty())));
			case "propertyNames" -> file.mistake(YamlFile.append(way, error.getProperty()), "is not known here",
					allowed(at(location, location.getNameCount())));
			case "required" -> missing(file, way, rule, error.getProperty());
			case "dependentRequired" -> missing(file, way, rule, String.valueOf(error.getArguments()[0]));
			default -> file.mistake(way, found(error.getInstanceNode(), way), allowed(rule));
		}
	}

	private void missing(YamlFile file, List<String> way, JsonNode rule, String key) {
		JsonNode property = rule.path("properties").path(key);
		file.mistake(YamlFile.append(way, key), "is missing", allowed(property.isMissingNode() ? rule : property));
	}

	/** The way that a JSON path leads, with {@code #n} for the n-th of a list. */
	private static List<String> way(NodePath path, JsonNode json) {
		List<String> way = new ArrayList<>();
		JsonNode node = json;
		for (int i = 0; i < path.getNameCount(); i++) {
			String name = path.getName(i);
			way.add(node.isArray() ? "#" + name : name);
			node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
		}
		return List.copyOf(way);
	}

	/** What stands in the schema at so many steps of a way. */
	private JsonNode at(NodePath way, int steps) {
		JsonNode node = this.json;
		for (int i = 0; i < steps; i++) {
			String name = way.getName(i);
			node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
		}
		return node;
	}

	private String allowed(JsonNode rule) {
		JsonNode reference = rule.path("$ref");
		JsonNode target = reference.isMissingNode() ? rule : this.json.at(reference.asString().substring(1));
		JsonNode description = target.path("description");
		return description.isMissingNode() ? "what the schema says: " + target : description.asString();
	}

	/** A key without a value is what is left of a text that was cut at its comma. */
	private static String comma(JsonNode value) {
		return value.isNull() ? "; a text with a comma in it stands in quotes" : "";
	}

	private static String names(JsonNode rule) {
		return StreamSupport.stream(rule.path("properties").propertyNames().spliterator(), false)
			.sorted()
			.collect(Collectors.joining(", "));
	}

	/** What stands there, cut short; a literal secret is not repeated. */
	private static String found(JsonNode value, List<String> way) {
		if (value.isObject()) {
			return "is a group of keys";
		}
		if (value.isArray()) {
			return value.isEmpty() ? "is an empty list" : "is a list of " + value.size();
		}
		if (value.isNull() || value.isMissingNode()) {
			return "is empty";
		}
		if (!way.isEmpty() && SECRETS.contains(way.get(way.size() - 1))) {
			return "is written out";
		}
		String text = value.asString();
		return "is \"" + ((text.length() > QUOTED) ? text.substring(0, QUOTED) + "…" : text) + "\"";
	}

}

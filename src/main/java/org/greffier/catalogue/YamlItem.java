package org.greffier.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.greffier.form.Text;
import tools.jackson.databind.JsonNode;

/**
 * One place in a YAML file that its schema has passed, so that its shape is known.
 */
record YamlItem(YamlFile file, List<String> way, JsonNode node) {

	static YamlItem top(YamlFile file) {
		return new YamlItem(file, List.of(), file.json());
	}

	/** The value under a key; empty when it is not given. */
	Optional<YamlItem> find(String key) {
		JsonNode value = this.node.get(key);
		return (value == null) ? Optional.empty()
				: Optional.of(new YamlItem(this.file, YamlFile.append(this.way, key), value));
	}

	/** The value under a key that the schema requires. */
	YamlItem at(String key) {
		return find(key).orElseThrow(() -> new IllegalStateException("the schema lets " + key + " be missing"));
	}

	List<YamlItem> items() {
		List<YamlItem> items = new ArrayList<>();
		for (JsonNode value : this.node.values()) {
			items.add(new YamlItem(this.file, YamlFile.append(this.way, "#" + items.size()), value));
		}
		return items;
	}

	/** The entries of a mapping, as they are written. */
	Map<String, YamlItem> entries() {
		Map<String, YamlItem> entries = new LinkedHashMap<>();
		this.node.propertyNames().forEach((key) -> entries.put(key, at(key)));
		return entries;
	}

	boolean isText() {
		return !this.node.isContainer();
	}

	boolean isList() {
		return this.node.isArray();
	}

	String string() {
		return this.node.asString();
	}

	int integer() {
		return this.node.intValue();
	}

	Text text() {
		return new Text(at("fr").string(), at("en").string());
	}

	/** What a function makes of a key's value, or {@code absent} when it is not given. */
	<T> T get(String key, Function<YamlItem, T> function, T absent) {
		return find(key).map(function).orElse(absent);
	}

	/** The duration under a key, or {@code absent}; one of no length is a mistake. */
	Duration duration(String key, Duration absent) {
		Optional<YamlItem> found = find(key);
		Duration duration = found.map((value) -> Duration.parse(value.string())).orElse(absent);
		if (duration.isZero()) {
			found.ifPresent((value) -> value.mistake(value.quoted(), "a duration above zero, such as PT30S"));
		}
		return duration;
	}

	void mistake(String problem, String allowed) {
		this.file.mistake(this.way, problem, allowed);
	}

	/** A mistake about a key that is or should be below this. */
	void mistakeAt(String key, String problem, String allowed) {
		this.file.mistake(YamlFile.append(this.way, key), problem, allowed);
	}

	/** Quotes this text in a mistake. */
	String quoted() {
		return "is \"" + string() + "\"";
	}

}

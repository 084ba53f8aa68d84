package org.greffier.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.greffier.form.FieldName;
import org.greffier.form.Text;

/**
 * Makes fields. What a field is like is looked for in three places, the first that says
 * it wins: the kind's own file, {@code jobs/types.yaml} under the field's name, and there
 * under its type.
 */
final class FieldFile {

	private final Map<String, YamlItem> types;

	private final Map<String, YamlItem> fields;

	private FieldFile(Map<String, YamlItem> types, Map<String, YamlItem> fields) {
		this.types = types;
		this.fields = fields;
	}

	/** Without any default, for a folder whose types file is broken. */
	static FieldFile empty() {
		return new FieldFile(Map.of(), Map.of());
	}

	static FieldFile of(YamlFile file) {
		YamlItem top = YamlItem.top(file);
		return new FieldFile(top.at("types").entries(), top.at("fields").entries());
	}

	boolean knows(String local) {
		return this.fields.containsKey(local);
	}

	/** The names that every section may use without saying more. */
	String names() {
		return String.join(", ", new TreeSet<>(this.fields.keySet()));
	}

	/**
	 * Makes the field.
	 * @param own what the kind's file says of it, if anything
	 * @param place where a mistake is told
	 */
	Optional<FieldSpec> field(FieldName name, Optional<YamlItem> own, YamlItem place) {
		List<YamlItem> layers = new ArrayList<>();
		own.ifPresent(layers::add);
		Optional.ofNullable(this.fields.get(name.local())).ifPresent(layers::add);
		Optional<String> type = first(layers, "type", YamlItem::string);
		if (type.isEmpty()) {
			place.mistake("names " + name + ", which has no type", "a type under fields, or one of " + names());
			return Optional.empty();
		}
		Optional.ofNullable(this.types.get(type.get())).ifPresent(layers::add);
		return field(name, FieldType.valueOf(type.get().toUpperCase(Locale.ROOT)), layers, own.orElse(place));
	}

	private static Optional<FieldSpec> field(FieldName name, FieldType type, List<YamlItem> layers, YamlItem place) {
		Optional<Text> label = first(layers, "label", YamlItem::text);
		Optional<Integer> length = first(layers, "length", YamlItem::integer);
		Optional<Integer> cells = first(layers, "cells", YamlItem::integer).or(() -> length);
		Optional<String> pattern = first(layers, "pattern", YamlItem::string);
		boolean good = true;
		if (label.isEmpty()) {
			place.mistake("has no label (" + name + ")", "label: {fr: ..., en: ...}");
			good = false;
		}
		if (type == FieldType.DIGITS && length.isEmpty()) {
			place.mistake("has no length (" + name + ")", "length: how many digits");
			good = false;
		}
		if (length.isPresent() && cells.isPresent() && length.get() > cells.get()) {
			place.mistake("has a length of " + length.get() + " in " + cells.get() + " cells",
					"as many cells as length");
			good = false;
		}
		if (pattern.isPresent() && !isPattern(pattern.get())) {
			place.mistakeAt("pattern", "is no regular expression", "a regular expression that the whole value matches");
			good = false;
		}
		if (!good || label.isEmpty() || cells.isEmpty()) {
			return Optional.empty();
		}
		OptionalInt exact = length.map(OptionalInt::of).orElse(OptionalInt.empty());
		return Optional.of(new FieldSpec(name, type, label.get(), first(layers, "hint", YamlItem::text), cells.get(),
				first(layers, "optional", (item) -> item.node().asBoolean()).orElse(false), exact, pattern,
				first(layers, "must-be-in", YamlItem::string)));
	}

	private static <T> Optional<T> first(List<YamlItem> layers, String key, Function<YamlItem, T> function) {
		return layers.stream().flatMap((layer) -> layer.find(key).stream()).findFirst().map(function);
	}

	private static boolean isPattern(String pattern) {
		try {
			Pattern.compile(pattern);
			return true;
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
	}

}

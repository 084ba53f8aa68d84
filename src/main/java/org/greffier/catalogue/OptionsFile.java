package org.greffier.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.greffier.form.Text;

/** A list that can be ticked: {@code services.yaml}, {@code blocks.yaml}. */
record OptionsFile(YamlItem top, Text label, List<ChoiceSpec.Option> options) {

	OptionsFile {
		options = List.copyOf(options);
	}

	static OptionsFile of(YamlFile file) {
		YamlItem top = YamlItem.top(file);
		boolean shown = top.get("codes", (item) -> item.string().equals("shown"), false);
		return new OptionsFile(top, top.at("label").text(),
				top.at("options")
					.entries()
					.entrySet()
					.stream()
					.map((entry) -> option(entry.getKey(), entry.getValue(), shown))
					.toList());
	}

	private static ChoiceSpec.Option option(String code, YamlItem item, boolean shown) {
		String before = shown ? code + " – " : "";
		Text name = item.text();
		Map<String, Set<String>> with = new HashMap<>();
		item.find("with").ifPresent((lists) -> lists.entries().forEach((list, codes) -> {
			with.put(list, codes.items().stream().map(YamlItem::string).collect(Collectors.toSet()));
		}));
		return new ChoiceSpec.Option(code, new Text(before + name.fr(), before + name.en()), with,
				item.find("form").map(YamlItem::string));
	}

	/** Tells of each {@code with} that names a list or a code that there is not. */
	void check(Map<String, Optional<OptionsFile>> lists) {
		this.top.at("options").entries().values().forEach((option) -> option.find("with").ifPresent((with) -> {
			with.entries().forEach((list, codes) -> {
				Optional<OptionsFile> other = lists.getOrDefault(list, Optional.empty());
				if (other.isEmpty()) {
					codes.mistake("names the list " + list, "the name of a list beside this file, that is good itself");
				}
				other.ifPresent((found) -> checkCodes(codes, found));
			});
		}));
	}

	/** Tells of each {@code form} that the agency does not have. */
	void checkForms(Set<String> kinds) {
		this.top.at("options")
			.entries()
			.values()
			.stream()
			.flatMap((option) -> option.find("form").stream())
			.filter((form) -> !kinds.contains(form.string()))
			.forEach((form) -> form.mistake(form.quoted(), "one of " + String.join(", ", new TreeSet<>(kinds))));
	}

	private static void checkCodes(YamlItem codes, OptionsFile list) {
		Set<String> known = list.options().stream().map(ChoiceSpec.Option::code).collect(Collectors.toSet());
		for (YamlItem code : codes.items()) {
			if (!known.contains(code.string())) {
				code.mistake(code.quoted(), "one of " + String.join(", ", new TreeSet<>(known)));
			}
		}
	}

}

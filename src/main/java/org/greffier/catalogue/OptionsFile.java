package org.greffier.catalogue;

import java.util.List;

import org.greffier.form.Text;

/** A list that can be ticked: {@code services.yaml}, {@code blocks.yaml}. */
record OptionsFile(Text label, List<ChoiceSpec.Option> options) {

	OptionsFile {
		options = List.copyOf(options);
	}

	static OptionsFile of(YamlFile file) {
		YamlItem top = YamlItem.top(file);
		boolean shown = top.get("codes", (item) -> item.string().equals("shown"), false);
		return new OptionsFile(top.at("label").text(),
				top.at("options")
					.entries()
					.entrySet()
					.stream()
					.map((entry) -> option(entry.getKey(), entry.getValue().text(), shown))
					.toList());
	}

	private static ChoiceSpec.Option option(String code, Text name, boolean shown) {
		String before = shown ? code + " – " : "";
		return new ChoiceSpec.Option(code, new Text(before + name.fr(), before + name.en()));
	}

}

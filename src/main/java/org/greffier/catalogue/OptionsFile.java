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
		return new OptionsFile(top.at("label").text(),
				top.at("options")
					.entries()
					.entrySet()
					.stream()
					.map((entry) -> new ChoiceSpec.Option(entry.getKey(), entry.getValue().text()))
					.toList());
	}

}

package org.greffier.catalogue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.greffier.form.FindingCode;

/** Reads {@code jobs/findings.yaml}: every code has its texts, and there is no other. */
final class FindingsFile {

	private FindingsFile() {
	}

	static Map<FindingCode, FindingText> of(YamlFile file) {
		YamlItem top = YamlItem.top(file);
		Map<FindingCode, FindingText> texts = new EnumMap<>(FindingCode.class);
		Map<String, FindingCode> codes = Arrays.stream(FindingCode.values())
			.collect(Collectors.toMap(FindingCode::name, (code) -> code));
		top.entries().forEach((name, text) -> {
			FindingCode code = codes.get(name);
			if (code == null) {
				text.mistake("is no finding code", "the codes of the published list");
			}
			else {
				texts.put(code, new FindingText(text.at("wrong").text(), text.at("mend").text()));
			}
		});
		for (FindingCode code : FindingCode.values()) {
			if (!texts.containsKey(code)) {
				top.mistakeAt(code.name(), "is missing", "{wrong: {fr, en}, mend: {fr, en}}");
			}
		}
		return texts;
	}

}

package org.greffier.catalogue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads {@code jobs/addresses.yaml}. */
final class AddressesFile {

	private AddressesFile() {
	}

	static AddressLists of(YamlFile file) {
		YamlItem top = YamlItem.top(file);
		Map<String, String> aliases = new HashMap<>();
		top.at("aliases").entries().forEach((from, to) -> aliases.put(from, to.string()));
		return new AddressLists(words(top.at("shared")), words(top.at("disposable")), words(top.at("providers")),
				words(top.at("dots-ignored")), aliases, words(top.at("unreachable")));
	}

	private static Set<String> words(YamlItem list) {
		Set<String> words = new HashSet<>();
		for (YamlItem item : list.items()) {
			if (item.isList()) {
				item.items().forEach((word) -> words.add(word.string()));
			}
			else {
				words.add(item.string());
			}
		}
		return words;
	}

}

package org.greffier.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.form.Text;

/**
 * Reads the page of a kind: its sections, and the fields and choices that stand in them.
 */
final class PageFile {

	/** What every kind asks of each party; without it nobody can be written to. */
	private static final List<String> ASKED = List.of("familyName", "givenName", "email", "signature");

	private final YamlItem top;

	private final Map<Party, PartySpec> parties;

	private final FieldFile defaults;

	private final Function<String, Optional<OptionsFile>> lists;

	private final Map<String, YamlItem> own;

	private final List<SectionSpec> sections = new ArrayList<>();

	private final Map<FieldName, FieldSpec> fields = new LinkedHashMap<>();

	private final Map<FieldName, ChoiceSpec> choices = new LinkedHashMap<>();

	private final Set<FieldName> placed = new HashSet<>();

	private PageFile(YamlItem top, Map<Party, PartySpec> parties, FieldFile defaults,
			Function<String, Optional<OptionsFile>> lists) {
		this.top = top;
		this.parties = parties;
		this.defaults = defaults;
		this.lists = lists;
		this.own = top.get("fields", YamlItem::entries, Map.of());
	}

	static PageFile of(YamlItem top, Map<Party, PartySpec> parties, FieldFile defaults,
			Function<String, Optional<OptionsFile>> lists) {
		PageFile page = new PageFile(top, parties, defaults, lists);
		top.at("page").items().forEach(page::section);
		page.checkWhole();
		return page;
	}

	List<SectionSpec> sections() {
		return this.sections;
	}

	Map<FieldName, FieldSpec> fields() {
		return this.fields;
	}

	Map<FieldName, ChoiceSpec> choices() {
		return this.choices;
	}

	private void section(YamlItem item) {
		String name = item.at("section").string();
		Optional<Text> title = item.find("title").map(YamlItem::text).or(() -> partyLabel(name));
		if (title.isEmpty()) {
			item.mistakeAt("title", "is missing",
					"{fr: ..., en: ...}; only grantor and user have a title of their own");
		}
		if (this.sections.stream().anyMatch((section) -> section.name().equals(name))) {
			item.at("section").mistake("is \"" + name + "\" again", "each section once");
		}
		List<List<FieldName>> rows = new ArrayList<>();
		for (YamlItem row : item.at("rows").items()) {
			rows.add(row.items().stream().flatMap((cell) -> cell(name, cell).stream()).toList());
		}
		this.sections.add(new SectionSpec(name, title.orElse(new Text(name, name)),
				item.find("instruction").map(YamlItem::text), rows));
	}

	private Optional<Text> partyLabel(String section) {
		return this.parties.values()
			.stream()
			.filter((party) -> party.party().key().equals(section))
			.findFirst()
			.map(PartySpec::label);
	}

	private Optional<FieldName> cell(String section, YamlItem cell) {
		if (!cell.isText()) {
			return choice(section, cell);
		}
		FieldName name = new FieldName(section + "." + cell.string());
		if (!this.placed.add(name)) {
			cell.mistake("places " + name + " again", "each field once");
		}
		else if (name.local().equals("signature")) {
			if (partyLabel(section).isEmpty()) {
				cell.mistake("is a signature in section " + section, "a signature in grantor and in user");
			}
		}
		else {
			this.defaults.field(name, Optional.ofNullable(this.own.get(name.value())), cell)
				.ifPresent((field) -> this.fields.put(name, field));
		}
		return Optional.of(name);
	}

	private Optional<FieldName> choice(String section, YamlItem cell) {
		Map.Entry<String, YamlItem> entry = cell.entries().entrySet().iterator().next();
		String list = entry.getValue().string();
		FieldName name = new FieldName(section + "." + list);
		if (!this.placed.add(name)) {
			cell.mistake("places " + name + " again", "each choice once");
		}
		Optional<OptionsFile> options = this.lists.apply(list);
		if (options.isEmpty()) {
			entry.getValue()
				.mistake(entry.getValue().quoted(), "the name of a list beside this file, that is good itself");
		}
		options.ifPresent((found) -> this.choices.put(name,
				new ChoiceSpec(name, found.label(), ChoiceSpec.Take.of(entry.getKey()), found.options())));
		return Optional.of(name);
	}

	private void checkWhole() {
		this.own.forEach((name, item) -> {
			if (!this.placed.contains(new FieldName(name))) {
				item.mistake("is on no row of the page", "a field that the page has");
			}
		});
		for (Party party : Party.values()) {
			for (String local : ASKED) {
				if (!this.placed.contains(party.field(local))) {
					this.top.mistakeAt("page", "has no " + party.field(local),
							"a page on which each party has " + String.join(", ", ASKED));
				}
			}
		}
		if (this.sections.stream().noneMatch((section) -> section.name().equals(ChoiceSpec.GRANT))) {
			this.top.mistakeAt("page", "has no section grant", "a page that says what is granted");
		}
	}

}

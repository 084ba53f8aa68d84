package org.greffier.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.greffier.form.AgencyId;
import org.greffier.form.Party;
import org.greffier.form.Severity;
import org.greffier.form.SignatureState;
import org.greffier.form.Text;

/** Makes a kind of one {@code *.form.yaml}. */
final class KindFile {

	/** How the files of kinds end. */
	static final String SUFFIX = ".form.yaml";

	private final YamlItem top;

	private final AgencyId agency;

	private final FieldFile defaults;

	private final Function<String, Optional<OptionsFile>> lists;

	private KindFile(YamlFile file, AgencyId agency, FieldFile defaults,
			Function<String, Optional<OptionsFile>> lists) {
		this.top = YamlItem.top(file);
		this.agency = agency;
		this.defaults = defaults;
		this.lists = lists;
	}

	/**
	 * Makes the kind.
	 * @param lists finds a list of options of the agency by name
	 */
	static FormKind of(YamlFile file, AgencyId agency, FieldFile defaults,
			Function<String, Optional<OptionsFile>> lists) {
		return new KindFile(file, agency, defaults, lists).kind();
	}

	private FormKind kind() {
		String name = this.top.at("kind").string();
		String fileName = String.valueOf(this.top.file().path().getFileName());
		if (!fileName.equals(name + SUFFIX)) {
			this.top.at("kind").mistake("is \"" + name + "\" in " + fileName, "the name of the file without " + SUFFIX);
		}
		Map<Party, PartySpec> parties = parties();
		PageFile page = PageFile.of(this.top, parties, this.defaults, this.lists);
		List<Text> instructions = this.top.get("instructions",
				(list) -> list.items().stream().map(YamlItem::text).toList(), List.<Text>of());
		return new FormKind(this.agency, name, this.top.at("version").integer(), accepts(), this.top.at("title").text(),
				instructions, parties, page.sections(), page.fields(), page.choices(),
				new AccountSpec(this.top.at("account").at("username").string()), rules(), term());
	}

	private Map<Integer, LocalDate> accepts() {
		Map<Integer, LocalDate> accepts = new HashMap<>();
		int version = this.top.at("version").integer();
		this.top.find("accepts").ifPresent((older) -> older.entries().forEach((key, day) -> {
			if (Integer.parseInt(key) >= version) {
				day.mistake("is not older than version " + version, "a version below " + version);
			}
			try {
				accepts.put(Integer.valueOf(key), LocalDate.parse(day.string()));
			}
			catch (DateTimeException ex) {
				day.mistake(day.quoted(), "a day of the calendar, such as 2027-03-31");
			}
		}));
		return accepts;
	}

	private Optional<Term> term() {
		return this.top.find("term").map((item) -> {
			Period lasts = Period.parse(item.at("lasts").string());
			Period renewal = Period.parse(item.at("renewal").string());
			LocalDate any = LocalDate.EPOCH;
			if (!any.plus(renewal).isBefore(any.plus(lasts))) {
				item.at("renewal")
					.mistake(item.at("renewal").quoted(), "a shorter period than lasts, " + item.at("lasts").string());
			}
			return new Term(lasts, renewal);
		});
	}

	private Map<Party, PartySpec> parties() {
		Map<Party, PartySpec> parties = new EnumMap<>(Party.class);
		for (Party party : Party.values()) {
			YamlItem item = this.top.at("parties").at(party.key());
			Set<SignatureState> signs = EnumSet.noneOf(SignatureState.class);
			item.at("signs").items().forEach((state) -> signs.add(SignatureState.of(state.string())));
			parties.put(party, new PartySpec(party, item.at("label").text(),
					Credential.valueOf(item.at("receives").string().toUpperCase(Locale.ROOT)), signs));
		}
		if (parties.values().stream().map(PartySpec::receives).distinct().count() == 1) {
			this.top.at("parties")
				.at(Party.USER.key())
				.at("receives")
				.mistake("is what grantor receives too", "the other half: one receives username, one password");
		}
		return parties;
	}

	private List<RuleSpec> rules() {
		List<RuleSpec> rules = new ArrayList<>();
		for (YamlItem item : this.top.at("rules").items()) {
			RuleSpec rule = item.isText() ? new RuleSpec(item.string(), Map.of(), Optional.empty()) : ruleWith(item);
			if (rules.stream().anyMatch((other) -> other.name().equals(rule.name()))) {
				item.mistake("names " + rule.name() + " again", "each rule once");
			}
			rules.add(rule);
		}
		return rules;
	}

	private static RuleSpec ruleWith(YamlItem item) {
		Map.Entry<String, YamlItem> only = item.entries().entrySet().iterator().next();
		Map<String, String> parameters = new HashMap<>();
		only.getValue().entries().forEach((key, value) -> parameters.put(key, value.string()));
		Optional<Severity> otherwise = Optional.ofNullable(parameters.remove("else"))
			.map((severity) -> Severity.valueOf(severity.toUpperCase(Locale.ROOT)));
		only.getValue().find("within").ifPresent((within) -> {
			if (Period.parse(within.string()).isZero()) {
				within.mistake(within.quoted(), "a period of a day or more, such as P180D");
			}
		});
		return new RuleSpec(only.getKey(), parameters, otherwise);
	}

}

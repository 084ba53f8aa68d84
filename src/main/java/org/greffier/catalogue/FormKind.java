package org.greffier.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.form.FieldName;
import org.greffier.form.KindVersion;
import org.greffier.form.Party;
import org.greffier.form.Text;

/**
 * What the catalogue says of one form: one {@code *.form.yaml}.
 *
 * @param accepts older versions, and the last day each is read
 * @param instructions printed under the title, one paragraph each
 * @param sections in the order of the page
 * @param fields by name, in the order of the page; no choice and no signature is here
 * @param choices what can be ticked, by name
 * @param rules in the order in which their findings are told
 * @param term how long what it grants lasts; empty for no end
 */
public record FormKind(AgencyId agency, String name, int version, Map<Integer, LocalDate> accepts, Text title,
		List<Text> instructions, Map<Party, PartySpec> parties, List<SectionSpec> sections,
		Map<FieldName, FieldSpec> fields, Map<FieldName, ChoiceSpec> choices, AccountSpec account, List<RuleSpec> rules,
		Optional<Term> term) {

	public FormKind {
		accepts = Map.copyOf(accepts);
		instructions = List.copyOf(instructions);
		parties = Collections.unmodifiableMap(new EnumMap<>(parties));
		sections = List.copyOf(sections);
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
		choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
		rules = List.copyOf(rules);
	}

	public KindVersion current() {
		return new KindVersion(this.name, this.version);
	}

	/** What the kind says of a party; both are always there. */
	public PartySpec party(Party party) {
		PartySpec spec = this.parties.get(party);
		if (spec == null) {
			throw new IllegalStateException(this.name + " has no " + party.key());
		}
		return spec;
	}

	/** The party that receives this half of the credentials. */
	public Party receiver(Credential half) {
		return (party(Party.GRANTOR).receives() == half) ? Party.GRANTOR : Party.USER;
	}

	/** The choices of which each ticked box is granted. */
	public List<ChoiceSpec> grants() {
		return this.choices.values().stream().filter(ChoiceSpec::isGrant).toList();
	}

	/** The label of a field, a choice or a choice's option, for answers and screens. */
	public Text label(FieldName name) {
		FieldSpec field = this.fields.get(name);
		if (field != null) {
			return field.label();
		}
		for (ChoiceSpec choice : this.choices.values()) {
			if (choice.name().equals(name) || name.value().startsWith(choice.name().value() + ".")) {
				return choice.label();
			}
		}
		if (name.local().equals("signature")) {
			return new Text("Signature", "Signature");
		}
		return new Text(name.value(), name.value());
	}

	/**
	 * The label of a field with the party it belongs to, for texts that stand apart from
	 * the page: "Signature – Professional". What {@code {field}} of a finding shows.
	 */
	public Text fullLabel(FieldName name) {
		Text label = label(name);
		for (PartySpec party : this.parties.values()) {
			if (party.party().key().equals(name.section())) {
				return new Text(label.fr() + " – " + party.label().fr(), label.en() + " – " + party.label().en());
			}
		}
		return label;
	}

}

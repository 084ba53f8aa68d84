package org.greffier.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.greffier.catalogue.AccountSpec;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.Credential;
import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.PartySpec;
import org.greffier.catalogue.RuleSpec;
import org.greffier.form.AgencyId;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.form.Severity;
import org.greffier.form.SignatureState;
import org.greffier.form.Text;

/** Two hand-built kinds: one service a form, and many blocks for an enterprise. */
public final class Kinds {

	public static final AgencyId AGENCY = new AgencyId("ramq");

	private static final Text TEXT = new Text("fr", "en");

	private Kinds() {
	}

	/** Version 3; version 2 is read until 2027-03-31. */
	public static FormKind delegation() {
		return delegation(new RuleSpec("addresses-personal", Map.of(), Optional.of(Severity.HOLD)),
				new RuleSpec("signed-in-order", Map.of("within", "P180D"), Optional.empty()));
	}

	public static FormKind delegation(RuleSpec... rules) {
		Map<FieldName, FieldSpec> fields = parties();
		add(fields, "grantor.providerNumber", FieldType.DIGITS, 6, false, OptionalInt.of(6), Optional.of("grantors"));
		add(fields, "user.existingUsername", FieldType.USERNAME, 8, true, OptionalInt.empty(), Optional.empty());
		return kind("ramq-delegation", 3, Map.of(2, LocalDate.of(2027, 3, 31)), fields,
				choice("grant.services", false, "sre", "courrier"), "CE{6 digits}", rules);
	}

	/** The delegation, signed digitally too. */
	public static FormKind takingDigital() {
		FormKind kind = delegation();
		Set<SignatureState> signs = Set.of(SignatureState.INK, SignatureState.DIGITAL);
		Map<Party, PartySpec> parties = Map.of(Party.GRANTOR,
				new PartySpec(Party.GRANTOR, TEXT, Credential.USERNAME, signs), Party.USER,
				new PartySpec(Party.USER, TEXT, Credential.PASSWORD, signs));
		return new FormKind(kind.agency(), kind.name(), kind.version(), kind.accepts(), TEXT, List.of(), parties,
				List.of(), kind.fields(), kind.choices(), kind.account(), kind.rules(), kind.term());
	}

	/** The delegation with one more field, of this type. */
	public static FormKind delegationWith(String field, FieldType type) {
		FormKind kind = delegation();
		Map<FieldName, FieldSpec> fields = new LinkedHashMap<>(kind.fields());
		add(fields, field, type, 20, false, OptionalInt.empty(), Optional.empty());
		return new FormKind(kind.agency(), kind.name(), kind.version(), kind.accepts(), TEXT, List.of(), kind.parties(),
				List.of(), fields, kind.choices(), kind.account(), kind.rules(), kind.term());
	}

	/**
	 * A kind for establishments: who may authorise a service, and who has a right to it,
	 * stands with the service; two declarations must be made, on version 2. The table
	 * says capacities.
	 */
	public static FormKind establishment(RuleSpec... rules) {
		FormKind kind = delegation(rules);
		ChoiceSpec services = new ChoiceSpec(new FieldName("grant.services"), TEXT, ChoiceSpec.Take.ONE_OF,
				List.of(new ChoiceSpec.Option("sre", TEXT,
						Map.of("capacities", Set.of("dg", "dsp"), "staff", Set.of("admi")), Optional.empty()),
						new ChoiceSpec.Option("courrier", TEXT)));
		ChoiceSpec capacities = served(choice("grantor.capacities", false, "dg", "dsp", "gmf"), "prof");
		ChoiceSpec staff = served(choice("user.staff", false, "admi", "agen"), "self");
		ChoiceSpec declarations = new ChoiceSpec(new FieldName("grantor.declarations"), TEXT, ChoiceSpec.Take.ALL_OF,
				List.of(new ChoiceSpec.Option("staff", TEXT), new ChoiceSpec.Option("agency", TEXT)));
		Map<FieldName, ChoiceSpec> choices = new LinkedHashMap<>();
		List.of(services, capacities, staff, declarations).forEach((choice) -> choices.put(choice.name(), choice));
		return new FormKind(kind.agency(), "ramq-establishment", 2, Map.of(1, LocalDate.of(2027, 3, 31)), TEXT,
				List.of(), kind.parties(), List.of(), kind.fields(), choices, kind.account(), kind.rules(),
				kind.term());
	}

	/** With one more box, of those whom the delegation form serves. */
	private static ChoiceSpec served(ChoiceSpec choice, String code) {
		List<ChoiceSpec.Option> options = new ArrayList<>(choice.options());
		options.add(new ChoiceSpec.Option(code, TEXT, Map.of(), Optional.of("ramq-delegation")));
		return new ChoiceSpec(choice.name(), choice.label(), choice.take(), options);
	}

	public static FormKind blocks(RuleSpec... rules) {
		return blocks(parties(), rules);
	}

	/**
	 * A kind of an enterprise that gives its number at Revenu Québec too, if it has one.
	 */
	public static FormKind blocksWithRevenuQuebec(RuleSpec... rules) {
		Map<FieldName, FieldSpec> fields = parties();
		add(fields, "organisation.rq", FieldType.RQ, 18, true, OptionalInt.empty(), Optional.empty());
		return blocks(fields, rules);
	}

	private static FormKind blocks(Map<FieldName, FieldSpec> fields, RuleSpec... rules) {
		add(fields, "organisation.name", FieldType.NAME, 60, false, OptionalInt.empty(), Optional.empty());
		add(fields, "organisation.neq", FieldType.NEQ, 10, false, OptionalInt.of(10), Optional.of("grantors"));
		return kind("amp-user", 1, Map.of(), fields, choice("grant.blocks", true, "001", "005", "008"), "AMP{7 digits}",
				rules);
	}

	private static Map<FieldName, FieldSpec> parties() {
		Map<FieldName, FieldSpec> fields = new LinkedHashMap<>();
		for (Party party : Party.values()) {
			String key = party.key();
			add(fields, key + ".familyName", FieldType.NAME, 38, false, OptionalInt.empty(), Optional.empty());
			add(fields, key + ".givenName", FieldType.NAME, 38, false, OptionalInt.empty(), Optional.empty());
			add(fields, key + ".email", FieldType.EMAIL, 60, false, OptionalInt.empty(), Optional.empty());
			add(fields, key + ".signedOn", FieldType.DATE, 10, false, OptionalInt.empty(), Optional.empty());
		}
		return fields;
	}

	private static void add(Map<FieldName, FieldSpec> fields, String name, FieldType type, int cells, boolean optional,
			OptionalInt length, Optional<String> table) {
		FieldName field = new FieldName(name);
		fields.put(field,
				new FieldSpec(field, type, TEXT, Optional.empty(), cells, optional, length, Optional.empty(), table));
	}

	private static ChoiceSpec choice(String name, boolean many, String... codes) {
		return new ChoiceSpec(new FieldName(name), TEXT, many ? ChoiceSpec.Take.ANY_OF : ChoiceSpec.Take.ONE_OF,
				Arrays.stream(codes).map((code) -> new ChoiceSpec.Option(code, TEXT)).toList());
	}

	private static FormKind kind(String name, int version, Map<Integer, LocalDate> accepts,
			Map<FieldName, FieldSpec> fields, ChoiceSpec choice, String username, RuleSpec... rules) {
		Set<SignatureState> signs = Set.of(SignatureState.HANDWRITTEN, SignatureState.INK);
		Map<Party, PartySpec> parties = Map.of(Party.GRANTOR,
				new PartySpec(Party.GRANTOR, TEXT, Credential.USERNAME, signs), Party.USER,
				new PartySpec(Party.USER, TEXT, Credential.PASSWORD, signs));
		return new FormKind(AGENCY, name, version, accepts, TEXT, List.of(), parties, List.of(), fields,
				Map.of(choice.name(), choice), new AccountSpec(username), List.of(rules), Optional.empty());
	}

}

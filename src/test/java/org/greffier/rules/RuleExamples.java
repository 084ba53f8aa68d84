package org.greffier.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.FormKind;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Party;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.rules.GrantorStanding.Entry;
import org.greffier.rules.GrantorStanding.TableAbsent;

import static org.greffier.rules.FactsBuilder.facts;
import static org.greffier.rules.FactsBuilder.somebody;
import static org.greffier.rules.FactsBuilder.user;

/** For everything that a rule finds, one form that shows it. */
final class RuleExamples {

	private static final String SAME = "aurele@clinique-fictive.test";

	private final List<Example> examples = new ArrayList<>();

	private RuleExamples() {
		ofTheFile();
		ofFields();
		ofChoices();
		ofSignatures();
		ofAddresses();
		ofPersons();
	}

	static List<Example> all() {
		return List.copyOf(new RuleExamples().examples);
	}

	private void ofTheFile() {
		add(SourceRules.SENDER, FindingCode.SENDER_UNAUTHENTICATED, form(), facts().unauthenticated());
		add(SourceRules.SENDER_IS_PARTY, FindingCode.SENDER_IS_THIRD_PARTY, form(), facts().sentBy("autre@x.test"));
		add(SourceRules.READABLE, FindingCode.NOT_PDF, form().problem(FindingCode.NOT_PDF));
		add(SourceRules.KIND, FindingCode.KIND_OF_ANOTHER_BODY, form(), facts().of(new AgencyId("amp")));
		add(SourceRules.KIND, FindingCode.KIND_UNKNOWN, form().ofNoKind());
		add(SourceRules.VERSION, FindingCode.VERSION_EXPIRED, form().of(new KindVersion("ramq-delegation", 1)));
		add(SourceRules.VERSION, FindingCode.VERSION_OLD, form().of(new KindVersion("ramq-delegation", 2)));
		add(SourceRules.VERSION, FindingCode.VERSION_UNKNOWN, form().of(new KindVersion("ramq-delegation", 9)));
		add(SourceRules.CONFIDENT, FindingCode.LOW_CONFIDENCE, form().with("user.givenName", "Maïka", 0.5));
	}

	private void ofFields() {
		add(FieldRules.REQUIRED, FindingCode.FIELD_MISSING, form().without("user.email"));
		add(FieldRules.WELL_FORMED, FindingCode.FIELD_MALFORMED, form().with("grantor.providerNumber", "12"));
		add(FieldRules.WELL_FORMED, FindingCode.FIELD_TOO_LONG, form().with("user.givenName", "a".repeat(39)));
		add(FieldRules.WELL_FORMED, FindingCode.DATE_MALFORMED, form().with("user.signedOn", "hier"));
		add(FieldRules.PLAIN, FindingCode.FIELD_ODD_CHARACTERS, form().with("user.givenName", "Ma\u200Bïka"));
		add(OneUser.RULE, FindingCode.SEVERAL_USERS, form().with("user.givenName", "Maïka et Paul"));
		add(NumberRules.CHECK_DIGITS, FindingCode.CHECK_DIGIT_WRONG, Kinds.blocks(),
				blocks().with("organisation.neq", "1100001231"));
		add(NumberRules.IN_PLACE, FindingCode.NUMBERS_EXCHANGED, Kinds.blocksWithRevenuQuebec(),
				blocks().with("organisation.neq", "1000000007").with("organisation.rq", "2200001230"));
	}

	private void ofChoices() {
		FormKind kind = Kinds.establishment();
		add(ChoiceRules.CHOSEN, FindingCode.NOTHING_ASKED, form().with("grant.services.sre", "false"));
		add(ChoiceRules.CHOSEN, FindingCode.SEVERAL_SERVICES, form().with("grant.services.courrier", "true"));
		add(ChoiceRules.CHOSEN, FindingCode.FIELD_MISSING, kind, establishment().with("user.staff.admi", "false"));
		add(ChoiceRules.CHOSEN, FindingCode.SEVERAL_TICKED, kind,
				establishment().with("grantor.capacities.dsp", "true"));
		add(ChoiceRules.OPTIONS, FindingCode.OPTION_UNKNOWN, Kinds.blocks(), blocks().with("grant.blocks.999", "true"));
		add(ChoiceRules.DECLARED, FindingCode.DECLARATION_MISSING, kind,
				establishment().with("grantor.declarations.agency", "false"));
		add(ChoiceRules.AUTHORISED, FindingCode.GRANTOR_MAY_NOT_AUTHORISE, kind,
				establishment().with("grantor.capacities.dg", "false").with("grantor.capacities.gmf", "true"));
		add(ChoiceRules.ELIGIBLE, FindingCode.USER_NOT_ELIGIBLE, kind,
				establishment().with("user.staff.admi", "false").with("user.staff.agen", "true"));
		add(ChoiceRules.AUTHORISED, FindingCode.OTHER_FORM_FITS, Kinds.establishment(),
				establishment().with("grantor.capacities.dg", "false").with("grantor.capacities.prof", "true"));
		add(ChoiceRules.ELIGIBLE, FindingCode.OTHER_FORM_FITS, Kinds.establishment(),
				establishment().with("user.staff.admi", "false").with("user.staff.self", "true"));
	}

	private void ofSignatures() {
		ReadingBuilder unsigned = ReadingBuilder.aForm().signed(Party.GRANTOR, SignatureState.INK);
		add(SignatureRules.SIGNED, FindingCode.SIGNATURE_ABSENT, unsigned);
		add(SignatureRules.SIGNED, FindingCode.SIGNATURE_MISSING_ON_SCAN, ReadingBuilder.aForm().scanned());
		add(SignatureRules.BY_HAND, FindingCode.SIGNATURE_NOT_BY_HAND, form().signed(Party.USER, SignatureState.TYPED));
		add(SignatureRules.BY_HAND, FindingCode.SIGNATURE_DOUBTFUL, form().signed(Party.USER, SignatureState.DOUBTFUL));
		add(SignatureRules.OWN_CERTIFICATE, FindingCode.SIGNER_NAME_DIFFERS, form().signed(Party.USER,
				new SignatureReading(SignatureState.DIGITAL, 1, Optional.of("Luc Roy"), Optional.of(true))));
		add(SignatureRules.IN_ORDER, FindingCode.SIGNED_OUT_OF_ORDER, form().with("user.signedOn", "2026-10-27"));
		add(SignatureRules.IN_ORDER, FindingCode.SIGNED_IN_FUTURE, form().with("user.signedOn", "2026-11-03"));
		add(SignatureRules.IN_ORDER, FindingCode.SIGNED_LONG_AGO, form().with("grantor.signedOn", "2025-10-28"));
	}

	private void ofAddresses() {
		add(AddressRules.WELL_FORMED, FindingCode.ADDRESS_MALFORMED, form().with("user.email", "aucune"));
		add(AddressRules.WELL_FORMED, FindingCode.ADDRESS_NOT_ASCII, form().with("user.email", "maïka@courriel.test"));
		add(AddressRules.REACHABLE, FindingCode.ADDRESS_UNREACHABLE, form().with("user.email", "maika@serveur.local"));
		add(AddressRules.WELL_TYPED, FindingCode.ADDRESS_MISTYPED, form().with("user.email", "maika@gmial.com"));
		add(AddressRules.LASTING, FindingCode.ADDRESS_DISPOSABLE, form().with("user.email", "maika@jetable.test"));
		add(AddressRules.DIFFER, FindingCode.ADDRESSES_EQUAL, form().with("user.email", SAME));
		add(AddressRules.DIFFER, FindingCode.ADDRESSES_ALIKE,
				form().with("user.email", "Aurele@clinique-fictive.test"));
		add(AddressRules.PERSONAL, FindingCode.ADDRESS_SHARED, form().with("user.email", "reception@courriel.test"));
		add(AddressRules.OWN_NAME, FindingCode.ADDRESS_NAME_DIFFERS,
				form().with("user.email", "aurele.beausoleil@courriel.test"));
	}

	private void ofPersons() {
		ReadingBuilder oneself = form().with("user.familyName", "Beausoleil").with("user.givenName", "Aurèle");
		add(PersonRules.NOT_ONESELF, FindingCode.PERSON_UNCERTAIN, oneself);
		add(PersonRules.NOT_ONESELF, FindingCode.GRANTOR_IS_USER,
				form().with("user.familyName", "Beausoleil").with("user.givenName", "Aurèle").with("user.email", SAME));
		add(PersonRules.GRANTOR, FindingCode.GRANTOR_INACTIVE, form(),
				facts().listed(new Entry("Beausoleil", "Aurèle", false)));
		add(PersonRules.GRANTOR, FindingCode.GRANTOR_TABLE_ABSENT, form(), facts().grantor(new TableAbsent()));
		add(PersonRules.GRANTOR, FindingCode.GRANTOR_UNKNOWN, form(), facts().listed());
		add(PersonRules.GRANTOR, FindingCode.GRANTOR_NAME_DIFFERS, form(),
				facts().listed(new Entry("Roy", "Luc", true)));
		add(PersonRules.GRANTOR, FindingCode.GRANTOR_CAPACITY_DIFFERS, Kinds.establishment(), establishment(),
				facts().listed(new Entry("Beausoleil", "Aurèle", true, Optional.of("gmf"))));
		add(PersonRules.GRANTOR_ADDRESS, FindingCode.GRANTOR_ADDRESS_CHANGED, form(),
				facts().confirmed("ancienne@x.test"));
		add(PersonRules.NOT_ANOTHERS, FindingCode.ADDRESS_OF_ANOTHER, form(),
				facts().atUserAddress(somebody("Roy", "Luc", "maika@courriel.test")));
		add(PersonRules.USER, FindingCode.PERSON_UNCERTAIN, form(),
				facts().namesakes(user("maika@ancien.test", true, AccountStatus.ACTIVE)));
		add(PersonRules.USER, FindingCode.USERNAME_UNKNOWN, form().with("user.existingUsername", "CE123456"));
		add(PersonRules.USER, FindingCode.ACCOUNT_DEACTIVATED, form(),
				facts().atUserAddress(user("maika@courriel.test", true, AccountStatus.DEACTIVATED)));
		add(PersonRules.NEW_REQUEST, FindingCode.REQUEST_DUPLICATE, form(), facts().requestExists());
	}

	private static ReadingBuilder form() {
		return ReadingBuilder.aForm().signedByBoth();
	}

	private static ReadingBuilder blocks() {
		return ReadingBuilder.aFormOfBlocks().signedByBoth();
	}

	private static ReadingBuilder establishment() {
		return ReadingBuilder.aFormOfEstablishment().signedByBoth();
	}

	private void add(Rule rule, FindingCode code, ReadingBuilder form) {
		add(rule, code, Kinds.delegation(), form, facts());
	}

	private void add(Rule rule, FindingCode code, ReadingBuilder form, FactsBuilder facts) {
		add(rule, code, Kinds.delegation(), form, facts);
	}

	private void add(Rule rule, FindingCode code, FormKind kind, ReadingBuilder form) {
		add(rule, code, kind, form, facts());
	}

	private void add(Rule rule, FindingCode code, FormKind kind, ReadingBuilder form, FactsBuilder facts) {
		this.examples.add(new Example(rule, code, kind, form, facts));
	}

	/** A form in which a rule finds this. */
	record Example(Rule rule, FindingCode code, FormKind kind, ReadingBuilder form, FactsBuilder facts) {

		@Override
		public String toString() {
			return this.rule.row() + " " + this.rule.name() + " " + this.code;
		}

	}

}

package org.greffier.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Refusals;
import org.greffier.catalogue.RuleSpec;
import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.form.Verdict;

/**
 * Judges forms and envelopes by the rules of RULES.md. The same kind, reading and facts
 * always give the same verdict; nothing that an applicant can write makes it fail.
 */
public final class Rules {

	/** What is told of a number that is wrong in its field. */
	private static final Set<FindingCode> OF_A_NUMBER = Set.copyOf(EnumSet.of(FindingCode.FIELD_MALFORMED,
			FindingCode.FIELD_TOO_LONG, FindingCode.CHECK_DIGIT_WRONG, FindingCode.GRANTOR_UNKNOWN));

	private static final String ENVELOPE_ROW = "X-15";

	private Rules() {
	}

	/** What is looked at first: the mail, the file, the blank. */
	private static List<Rule> ofTheFile() {
		return List.of(SourceRules.SENDER, SourceRules.READABLE, SourceRules.KIND, SourceRules.VERSION);
	}

	/** Then what stands on the form, in the order in which it is told. */
	private static List<Rule> ofTheForm() {
		return List.of(FieldRules.REQUIRED, FieldRules.WELL_FORMED, NumberRules.IN_PLACE, NumberRules.CHECK_DIGITS,
				FieldRules.PLAIN, OneUser.RULE, SourceRules.CONFIDENT, ChoiceRules.CHOSEN, ChoiceRules.OPTIONS,
				ChoiceRules.DECLARED, ChoiceRules.AUTHORISED, ChoiceRules.ELIGIBLE, SignatureRules.SIGNED,
				SignatureRules.BY_HAND, SignatureRules.OWN_CERTIFICATE, SignatureRules.IN_ORDER,
				AddressRules.WELL_FORMED, AddressRules.REACHABLE, AddressRules.DIFFER, AddressRules.PERSONAL,
				AddressRules.OWN_NAME, AddressRules.WELL_TYPED, AddressRules.LASTING, PersonRules.NOT_ONESELF,
				PersonRules.GRANTOR, PersonRules.GRANTOR_ADDRESS, PersonRules.NOT_ANOTHERS, PersonRules.USER,
				PersonRules.NEW_REQUEST, SourceRules.SENDER_IS_PARTY);
	}

	/**
	 * Judges one form.
	 * @param kind what the catalogue says of the form, of whatever body
	 * @throws IllegalArgumentException if the kind names a rule or parameter that does
	 * not exist: {@link #mistakes(FormKind)} finds that at start
	 */
	public static Verdict judge(FormKind kind, Reading reading, Facts facts) {
		return judge(kind, reading, facts, (rule) -> true);
	}

	/** The same by some of the rules alone, so that a test can do without one. */
	static Verdict judge(FormKind kind, Reading reading, Facts facts, Predicate<Rule> wanted) {
		List<String> mistakes = mistakes(kind);
		if (!mistakes.isEmpty()) {
			throw new IllegalArgumentException(kind.name() + ": " + mistakes.get(0));
		}
		Filing filing = new Filing(kind, reading, facts, Map.of());
		List<Finding> findings = new ArrayList<>();
		ofTheFile().stream().filter(wanted).forEach((rule) -> findings.addAll(rule.judge(filing)));
		if (!Certainty.ends(findings) && !Certainty.hasNothingRead(reading, findings)) {
			ofTheForm().stream().filter(wanted).forEach((rule) -> findings.addAll(rule.judge(filing)));
		}
		return verdict(Certainty.soften(reading, withoutConsequences(findings)), facts);
	}

	/**
	 * An identifier that is not written right is in no table, and two numbers that only
	 * changed places are not wrong themselves: that says nothing more.
	 */
	private static List<Finding> withoutConsequences(List<Finding> findings) {
		Set<Optional<FieldName>> exchanged = fields(findings, FindingCode.NUMBERS_EXCHANGED);
		Set<Optional<FieldName>> malformed = fields(findings, FindingCode.FIELD_MALFORMED, FindingCode.FIELD_TOO_LONG);
		return findings.stream()
			.filter((finding) -> !exchanged.contains(finding.field()) || !OF_A_NUMBER.contains(finding.code()))
			.filter((finding) -> finding.code() != FindingCode.GRANTOR_UNKNOWN || !malformed.contains(finding.field()))
			.toList();
	}

	private static Set<Optional<FieldName>> fields(List<Finding> findings, FindingCode... codes) {
		return findings.stream()
			.filter((finding) -> List.of(codes).contains(finding.code()))
			.map(Finding::field)
			.collect(Collectors.toSet());
	}

	/** Judges a file that is no form of the catalogue. */
	public static Verdict judgeUnknown(Reading reading, Facts facts) {
		List<Finding> findings = new ArrayList<>();
		if (!facts.senderAuthenticated()) {
			findings.add(Finding.of(FindingCode.SENDER_UNAUTHENTICATED, SourceRules.SENDER.row()));
		}
		findings.addAll(SourceRules.ofReader(reading));
		if (!Certainty.ends(findings) && !reading.has(FindingCode.KIND_UNKNOWN)) {
			findings.add(Finding.of(FindingCode.KIND_UNKNOWN, SourceRules.KIND.row()));
		}
		return verdict(Certainty.soften(reading, findings), facts);
	}

	/**
	 * What becomes of the forms of one envelope together: when one of them has a defect
	 * that refuses the envelope, the others are refused with it, each keeping its own
	 * findings, so that the answer can say which files to send again as they are.
	 * @param verdicts of every form, in the order of the mail
	 * @param refusals what the body says; too many files refuse the envelope always
	 * @return as many verdicts, in the same order
	 */
	public static List<Verdict> judgeEnvelope(List<Verdict> verdicts, Refusals refusals) {
		Set<FindingCode> refusing = ofEnvelope(refusals);
		boolean refused = verdicts.stream().anyMatch((verdict) -> isRefusedFor(verdict, refusing));
		if (!refused) {
			return List.copyOf(verdicts);
		}
		return verdicts.stream()
			.map((verdict) -> isRefusedFor(verdict, refusing) ? verdict : withEnvelope(verdict))
			.toList();
	}

	/** Whether this file may refuse its envelope, so that it must be judged first. */
	public static boolean mayRefuseEnvelope(Reading reading, Refusals refusals) {
		return refusals.badForm() || ofEnvelope(refusals).stream().anyMatch(reading::has);
	}

	private static Set<FindingCode> ofEnvelope(Refusals refusals) {
		if (refusals.badForm()) {
			return EnumSet.allOf(FindingCode.class);
		}
		Set<FindingCode> codes = EnumSet.of(FindingCode.TOO_MANY_FILES);
		if (refusals.severalForms()) {
			codes.add(FindingCode.SEVERAL_FORMS_IN_ONE_FILE);
		}
		if (refusals.wrongType()) {
			codes.addAll(SourceRules.WRONG_TYPE);
		}
		return codes;
	}

	/** The rules that a kind may name, each with its parameters and their defaults. */
	public static Map<String, Map<String, String>> names() {
		Map<String, Map<String, String>> names = new TreeMap<>();
		all().forEach((rule) -> names.put(rule.name(), rule.parameters()));
		return names;
	}

	/**
	 * What is wrong with the {@code rules:} of a kind.
	 * @return one line for each mistake, with what is allowed; empty when all is well
	 */
	public static List<String> mistakes(FormKind kind) {
		List<String> mistakes = new ArrayList<>();
		Map<String, Map<String, String>> names = names();
		for (RuleSpec spec : kind.rules()) {
			Map<String, String> parameters = names.get(spec.name());
			if (parameters == null) {
				mistakes.add("there is no rule " + spec.name() + "; there are " + String.join(", ", names.keySet()));
				continue;
			}
			spec.parameters().forEach((name, value) -> {
				if (!parameters.containsKey(name)) {
					mistakes.add("rule " + spec.name() + " has no parameter " + name + "; it has "
							+ (parameters.isEmpty() ? "none" : String.join(", ", parameters.keySet())));
				}
				else {
					Parameters.mistake(name, value)
						.ifPresent((mistake) -> mistakes.add("rule " + spec.name() + ", " + name + ": " + mistake));
				}
			});
		}
		return mistakes;
	}

	static List<Rule> all() {
		List<Rule> all = new ArrayList<>(ofTheFile());
		all.addAll(ofTheForm());
		return all;
	}

	/**
	 * The strongest finding decides, save that nothing is decided, and so nothing said,
	 * about a mail whose origin was not verified (RULES X-05, MAIL 40).
	 */
	private static Verdict verdict(List<Finding> findings, Facts facts) {
		Verdict verdict = Verdict.of(findings);
		return facts.senderAuthenticated() ? verdict : new Verdict.InReview(verdict.findings());
	}

	private static boolean isRefusedFor(Verdict verdict, Set<FindingCode> codes) {
		return verdict instanceof Verdict.Refused && verdict.findings()
			.stream()
			.anyMatch((finding) -> finding.severity() == Severity.REFUSE && codes.contains(finding.code()));
	}

	private static Verdict withEnvelope(Verdict verdict) {
		List<Finding> findings = new ArrayList<>(verdict.findings());
		findings.add(Finding.of(FindingCode.ENVELOPE_REFUSED, ENVELOPE_ROW));
		return Verdict.of(findings);
	}

}

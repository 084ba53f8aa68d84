package org.greffier.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.RuleSpec;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;

/**
 * One rule as a value.
 *
 * @param name as a kind's {@code rules:} may name it
 * @param row the row of RULES.md that it carries out
 * @param always whether it binds every kind, or only those that name it
 * @param codes everything it can find; {@code else:} of a kind changes the severity of
 * the first alone
 * @param parameters what a kind may set, each with its default
 */
record Rule(String name, String row, boolean always, List<FindingCode> codes, Map<String, String> parameters,
		Check check) {

	/** What a rule does: looks at a filing and tells what it finds. */
	@FunctionalInterface
	interface Check {

		void look(Filing filing, Told told);

	}

	/** A rule that binds every kind. */
	static Rule always(String name, String row, Check check, FindingCode... codes) {
		return new Rule(name, row, true, List.of(codes), Map.of(), check);
	}

	/** A rule that binds the kinds that name it. */
	static Rule named(String name, String row, Check check, FindingCode... codes) {
		return new Rule(name, row, false, List.of(codes), Map.of(), check);
	}

	/** The same rule with one more parameter. */
	Rule with(String parameter, String byDefault) {
		Map<String, String> all = new java.util.TreeMap<>(this.parameters);
		all.put(parameter, byDefault);
		return new Rule(this.name, this.row, this.always, this.codes, Map.copyOf(all), this.check);
	}

	List<Finding> judge(Filing filing) {
		Optional<RuleSpec> spec = filing.spec(this.name);
		if (!this.always && spec.isEmpty()) {
			return List.of();
		}
		Told told = new Told(this, spec.flatMap(RuleSpec::otherwise));
		this.check.look(filing.under(this), told);
		return told.findings();
	}

}

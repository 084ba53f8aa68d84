package org.greffier.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FieldName;
import org.greffier.form.Severity;

/** Collects what one rule finds, under the rule's row and severity. */
final class Told {

	private final Rule rule;

	private final Optional<Severity> otherwise;

	private final List<Finding> findings = new ArrayList<>();

	Told(Rule rule, Optional<Severity> otherwise) {
		this.rule = rule;
		this.otherwise = otherwise;
	}

	void found(FindingCode code) {
		add(code, Optional.empty(), this.rule.row(), "");
	}

	void found(FindingCode code, String detail) {
		add(code, Optional.empty(), this.rule.row(), detail);
	}

	void found(FindingCode code, FieldName field) {
		add(code, Optional.of(field), this.rule.row(), "");
	}

	void found(FindingCode code, FieldName field, String detail) {
		add(code, Optional.of(field), this.rule.row(), detail);
	}

	/** For what is not sure enough to refuse or to hold: a clerk looks. */
	void doubted(FindingCode code, FieldName field) {
		add(code, Optional.of(field), this.rule.row(), "");
		Finding told = this.findings.remove(this.findings.size() - 1);
		this.findings.add((told.severity().compareTo(Severity.REVIEW) < 0) ? told.withSeverity(Severity.REVIEW) : told);
	}

	/** For a rule that carries out several rows of RULES.md. */
	void found(FindingCode code, Optional<FieldName> field, String row, String detail) {
		add(code, field, row, detail);
	}

	List<Finding> findings() {
		return List.copyOf(this.findings);
	}

	private void add(FindingCode code, Optional<FieldName> field, String row, String detail) {
		if (!this.rule.codes().contains(code)) {
			throw new IllegalStateException("rule " + this.rule.name() + " does not announce " + code);
		}
		Severity severity = code.equals(this.rule.codes().get(0)) ? this.otherwise.orElse(code.severity())
				: code.severity();
		this.findings.add(new Finding(code, severity, field, row, detail));
	}

}

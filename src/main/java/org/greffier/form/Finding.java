package org.greffier.form;

import java.util.Optional;

/**
 * One rule's result on one form. Its texts in both languages are the catalogue's; it
 * never holds a field's value.
 *
 * @param severity as the kind says, else the code's own
 * @param field the field it concerns, if it is one field's
 * @param rule the row of RULES.md, such as {@code RAMQ-12}
 * @param detail what the text's {@code {detail}} shows: page numbers, a date, a count, a
 * file type; never a value from the form
 */
public record Finding(FindingCode code, Severity severity, Optional<FieldName> field, String rule, String detail) {

	public static Finding of(FindingCode code, String rule) {
		return new Finding(code, code.severity(), Optional.empty(), rule, "");
	}

	public static Finding of(FindingCode code, String rule, FieldName field) {
		return new Finding(code, code.severity(), Optional.of(field), rule, "");
	}

	public Finding withSeverity(Severity other) {
		return new Finding(this.code, other, this.field, this.rule, this.detail);
	}

	public Finding withDetail(String other) {
		return new Finding(this.code, this.severity, this.field, this.rule, other);
	}

}

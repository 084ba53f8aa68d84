package org.greffier.form;

/**
 * The name of a field of a form: section, dot, local name, such as {@code grantor.email}.
 * A tick of a choice has a third part, the option's code: {@code grant.services.sre}.
 * Safe to log; its value is not.
 */
public record FieldName(String value) implements Comparable<FieldName> {

	public FieldName {
		if (!value.matches("[a-z][A-Za-z]*\\.[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9-]+)?")) {
			throw new IllegalArgumentException("not a field name: section.name or section.name.option");
		}
	}

	public String section() {
		return this.value.substring(0, this.value.indexOf('.'));
	}

	/** What follows the section. */
	public String local() {
		return this.value.substring(this.value.indexOf('.') + 1);
	}

	/** The tick of one option of this choice. */
	public FieldName option(String code) {
		return new FieldName(this.value + "." + code);
	}

	@Override
	public int compareTo(FieldName other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}

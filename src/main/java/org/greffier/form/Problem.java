package org.greffier.form;

import java.util.Optional;

/**
 * Something that the reader saw and that a rule must judge, such as a password or a page
 * without text.
 *
 * @param field the field it concerns, if it is one field's
 * @param detail page numbers or counts for the answer; never a field's value
 */
public record Problem(FindingCode code, Optional<FieldName> field, String detail) {

	public static Problem of(FindingCode code) {
		return new Problem(code, Optional.empty(), "");
	}

	public static Problem of(FindingCode code, String detail) {
		return new Problem(code, Optional.empty(), detail);
	}

	public static Problem of(FindingCode code, FieldName field) {
		return new Problem(code, Optional.of(field), "");
	}

}

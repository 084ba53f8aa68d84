package org.greffier.catalogue;

import java.util.List;

import org.greffier.form.FieldName;
import org.greffier.form.Text;

/**
 * A list of boxes to tick, such as {@code grant.services}; the tick of an option is the
 * field {@code name.option(code)}.
 *
 * @param many whether more than one may be ticked
 */
public record ChoiceSpec(FieldName name, Text label, boolean many, List<Option> options) {

	public ChoiceSpec {
		options = List.copyOf(options);
	}

	/**
	 * One box.
	 *
	 * @param code as the body writes it, leading zeros kept
	 */
	public record Option(String code, Text label) {
	}

}

package org.greffier.catalogue;

import java.util.List;

import org.greffier.form.Language;

/**
 * Who at a body gets the report of each night by mail (RULES X-09).
 *
 * @param addresses one mail to each; none for no report
 * @param language of the report
 */
public record Clerks(List<String> addresses, Language language) {

	/** Of a body that wants no report by mail. */
	public static final Clerks NONE = new Clerks(List.of(), Language.FR);

	public Clerks {
		addresses = List.copyOf(addresses);
	}

	@Override
	public String toString() {
		return "Clerks[" + this.addresses.size() + ", " + this.language + "]";
	}

}

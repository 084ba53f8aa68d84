package org.greffier.registry;

import java.util.Optional;

import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FormKind;
import org.greffier.form.Party;
import org.greffier.form.Reading;

/**
 * Who a form says a party is. Holds personal data: {@code toString} does not show any.
 *
 * @param address as written on the form
 * @param reference the identifier under which the body's reference table knows the party,
 * with the table's name before it; grantors only
 */
public record Identity(String familyName, String givenName, String address, Optional<String> reference) {

	/**
	 * What a reading says of a party; what it does not say is empty text.
	 * <p>
	 * A grantor's reference is the value of the kind's field that must be in a table: a
	 * provider number, or the number of the organisation that the grantor speaks for.
	 */
	public static Identity of(FormKind kind, Reading reading, Party party) {
		return new Identity(value(reading, party, "familyName"), value(reading, party, "givenName"),
				value(reading, party, "email"), (party == Party.GRANTOR) ? reference(kind, reading) : Optional.empty());
	}

	private static String value(Reading reading, Party party, String local) {
		return reading.value(party.field(local)).orElse("");
	}

	private static Optional<String> reference(FormKind kind, Reading reading) {
		return kind.fields()
			.values()
			.stream()
			.filter((field) -> field.mustBeIn().isPresent())
			.findFirst()
			.flatMap((field) -> reference(field, reading));
	}

	private static Optional<String> reference(FieldSpec field, Reading reading) {
		return reading.value(field.name()).map((id) -> field.mustBeIn().orElseThrow() + ":" + id);
	}

	@Override
	public String toString() {
		return "Identity[" + (this.reference.isPresent() ? "with" : "without") + " reference]";
	}

}

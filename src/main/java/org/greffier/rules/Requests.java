package org.greffier.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FormKind;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.form.Reading;

/** When two forms ask the same (RULES X-12). */
public final class Requests {

	private Requests() {
	}

	/**
	 * What a form asks, as one text: the kind, the grantor's identifier or else name, the
	 * user's name, and all that is asked for. Two forms with the same text ask the same;
	 * the user's address is no part of it, for a second form that only changes where the
	 * password goes is for a clerk (FAULTS B-05). Personal: keep its keyed hash alone.
	 * @return empty when the form does not name both persons or asks nothing
	 */
	public static Optional<String> key(FormKind kind, Reading reading) {
		List<String> asked = new ArrayList<>();
		kind.grants()
			.forEach((choice) -> reading.ticked(choice.name())
				.forEach((code) -> asked.add(choice.name().option(code).value())));
		Optional<String> grantor = identifier(kind).flatMap(reading::value)
			.map(String::strip)
			.or(() -> name(reading, Party.GRANTOR));
		Optional<String> user = name(reading, Party.USER);
		if (grantor.isEmpty() || user.isEmpty() || asked.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(String.join("\n", kind.name(), grantor.get(), user.get(), String.join(" ", asked)));
	}

	/** The field that says who the grantor is in the body's reference table. */
	static Optional<FieldName> identifier(FormKind kind) {
		return kind.fields()
			.values()
			.stream()
			.filter((field) -> field.mustBeIn().isPresent())
			.map(FieldSpec::name)
			.findFirst();
	}

	private static Optional<String> name(Reading reading, Party party) {
		String family = PersonName.fold(reading.value(party.field("familyName")).orElse(""));
		String given = PersonName.fold(reading.value(party.field("givenName")).orElse(""));
		return (family.isEmpty() && given.isEmpty()) ? Optional.empty() : Optional.of(family + "|" + given);
	}

}

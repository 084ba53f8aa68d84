package org.greffier.rules;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.RuleSpec;
import org.greffier.form.FieldName;
import org.greffier.form.Party;
import org.greffier.form.Reading;

/**
 * A form before its judge: the kind, what was read, what is known, and the parameters of
 * the rule at work.
 */
record Filing(FormKind kind, Reading reading, Facts facts, Map<String, String> parameters) {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	Optional<RuleSpec> spec(String rule) {
		return this.kind.rules().stream().filter((spec) -> spec.name().equals(rule)).findFirst();
	}

	/** This filing with a rule's parameters: the kind's where it sets them. */
	Filing under(Rule rule) {
		Map<String, String> all = new java.util.TreeMap<>(rule.parameters());
		spec(rule.name()).ifPresent((spec) -> all.putAll(spec.parameters()));
		return new Filing(this.kind, this.reading, this.facts, all);
	}

	String parameter(String name) {
		return this.parameters.getOrDefault(name, "");
	}

	/** A value as it was read; the reader trims. A blank one is none. */
	Optional<String> value(FieldName field) {
		return this.reading.value(field).filter((value) -> !value.isBlank());
	}

	Optional<String> value(Party party, String local) {
		return value(party.field(local));
	}

	Optional<String> email(Party party) {
		return value(party, "email");
	}

	/** A party's name as written, family name first; empty parts where it has none. */
	PersonName name(Party party) {
		return new PersonName(value(party, "familyName").orElse(""), value(party, "givenName").orElse(""));
	}

	/** The day in a field; empty when there is none or it is no day. */
	Optional<LocalDate> day(FieldName field) {
		return value(field).flatMap(Filing::day);
	}

	static Optional<LocalDate> day(String text) {
		try {
			return Optional.of(LocalDate.parse(text, DAY));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "Filing[" + this.kind.name() + "]";
	}

}

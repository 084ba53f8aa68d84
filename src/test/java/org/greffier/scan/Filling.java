package org.greffier.scan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.FieldSpec;
import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.FormKind;
import org.greffier.form.FieldName;

/**
 * What somebody typed into a form of any kind: every field by its type, ticks by how many
 * are wanted.
 *
 * @param values of every field; empty where an optional one was left out
 * @param ticks boxes that were ticked
 */
record Filling(Map<FieldName, String> values, Set<FieldName> ticks) {

	static Filling of(FormKind kind, SplittableRandom random) {
		People people = new People(random);
		Map<FieldName, String> values = new LinkedHashMap<>();
		LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
		for (FieldSpec field : kind.fields().values()) {
			boolean left = field.optional() && random.nextBoolean();
			String value = left ? "" : value(field, kind, people, day.plusDays(random.nextInt(9)));
			values.put(field.name(), value.substring(0, Math.min(value.length(), field.cells())).strip());
		}
		Set<FieldName> ticks = new TreeSet<>();
		for (ChoiceSpec choice : kind.choices().values()) {
			int one = random.nextInt(choice.options().size());
			for (int i = 0; i < choice.options().size(); i++) {
				boolean more = switch (choice.take()) {
					case ONE_OF -> false;
					case ANY_OF -> random.nextInt(3) == 0;
					case ALL_OF -> true;
				};
				if (i == one || more) {
					ticks.add(choice.name().option(choice.options().get(i).code()));
				}
			}
		}
		return new Filling(values, ticks);
	}

	private static String value(FieldSpec field, FormKind kind, People people, LocalDate day) {
		FieldType type = field.type();
		return switch (type) {
			case TEXT -> field.pattern().isPresent() ? "R" + people.digits(field.cells() - 1) : people.organisation();
			case NAME -> name(field, people);
			case EMAIL -> people.address();
			case DIGITS, NEQ, SIN -> people.digits(field.length().orElse(field.cells()));
			case DATE -> day.toString();
			case USERNAME -> username(kind.account().username(), people);
			case RQ -> people.digits(10);
			case BN -> people.digits(9) + "RC" + people.digits(4);
		};
	}

	private static String name(FieldSpec field, People people) {
		return switch (field.name().local()) {
			case "givenName" -> people.givenName();
			case "familyName" -> people.familyName();
			default -> field.name().section().equals("organisation") ? people.organisation()
					: people.givenName() + " " + people.familyName();
		};
	}

	/** A user name of the kind's pattern, such as {@code CE{6 digits}}. */
	private static String username(String pattern, People people) {
		int open = pattern.indexOf('{');
		int count = Integer.parseInt(pattern.substring(open + 1, pattern.indexOf(' ', open)));
		return pattern.substring(0, open) + people.digits(count) + pattern.substring(pattern.indexOf('}') + 1);
	}

	/** The same with another value in a field. */
	Filling with(FieldName name, String value) {
		Map<FieldName, String> other = new LinkedHashMap<>(this.values);
		other.put(name, value);
		return new Filling(other, this.ticks);
	}

}

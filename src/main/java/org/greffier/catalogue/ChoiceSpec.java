package org.greffier.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.greffier.form.FieldName;
import org.greffier.form.Text;

/**
 * A list of boxes to tick, such as {@code grant.services}; the tick of an option is the
 * field {@code name.option(code)}. What stands in the section {@code grant} is granted;
 * what stands elsewhere only says who somebody is, or declares something.
 *
 * @param take how many of the boxes are to be ticked
 */
public record ChoiceSpec(FieldName name, Text label, Take take, List<Option> options) {

	/** The section whose choices are granted. */
	static final String GRANT = "grant";

	public ChoiceSpec {
		options = List.copyOf(options);
	}

	/** Whether more than one may be ticked. */
	public boolean many() {
		return this.take != Take.ONE_OF;
	}

	/** Whether what is ticked here is granted. */
	public boolean isGrant() {
		return this.name.section().equals(GRANT);
	}

	/**
	 * How many boxes of a list are to be ticked; in a kind's file {@code one-of: list}.
	 */
	public enum Take {

		/** Exactly one. */
		ONE_OF,
		/** One or more. */
		ANY_OF,
		/** Every one: declarations without which nothing is granted. */
		ALL_OF;

		/** As it is written in a kind's file: {@code one-of}. */
		String key() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}

		static Take of(String key) {
			return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
		}

	}

	/**
	 * One box.
	 *
	 * @param code as the body writes it, leading zeros kept
	 * @param with by the name of another list, which of that list's codes may be ticked
	 * on the same form; a list that is not named goes with every code
	 * @param form the form of those whom this box describes, when another one does not
	 * serve them (RULES RAMQ-21)
	 */
	public record Option(String code, Text label, Map<String, Set<String>> with, Optional<String> form) {

		public Option {
			with = with.entrySet()
				.stream()
				.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> Set.copyOf(entry.getValue())));
		}

		/** A box that goes with every other. */
		public Option(String code, Text label) {
			this(code, label, Map.of(), Optional.empty());
		}

	}

}

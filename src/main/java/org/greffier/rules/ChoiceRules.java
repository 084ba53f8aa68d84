package org.greffier.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.ChoiceSpec.Take;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;

/** What is ticked, and which boxes go together. */
final class ChoiceRules {

	/** Something is asked for, and no more than the kind allows. */
	static final Rule CHOSEN = Rule.always("choices-made", "RAMQ-02", ChoiceRules::chosen, FindingCode.SEVERAL_SERVICES,
			FindingCode.NOTHING_ASKED, FindingCode.FIELD_MISSING, FindingCode.SEVERAL_TICKED);

	/** Nothing is granted without the declarations (RULES RAMQ-28). */
	static final Rule DECLARED = Rule.always("declarations-made", "RAMQ-28", ChoiceRules::declared,
			FindingCode.DECLARATION_MISSING);

	/** What is asked for is in the catalogue. */
	static final Rule OPTIONS = Rule.always("options-known", "AMP-11", ChoiceRules::options,
			FindingCode.OPTION_UNKNOWN);

	/** What the grantor is allows the service to be authorised (RULES RAMQ-29). */
	static final Rule AUTHORISED = Rule.always("grantor-may-authorise", "RAMQ-29",
			(filing, told) -> together(filing, told, Party.GRANTOR, FindingCode.GRANTOR_MAY_NOT_AUTHORISE),
			FindingCode.GRANTOR_MAY_NOT_AUTHORISE, FindingCode.OTHER_FORM_FITS);

	/** Staff like the user has a right to the service (RULES RAMQ-22). */
	static final Rule ELIGIBLE = Rule.always("user-is-eligible", "RAMQ-22",
			(filing, told) -> together(filing, told, Party.USER, FindingCode.USER_NOT_ELIGIBLE),
			FindingCode.USER_NOT_ELIGIBLE, FindingCode.OTHER_FORM_FITS);

	/** Of a detail that names boxes. */
	private static final int MAX_DETAIL = 60;

	private ChoiceRules() {
	}

	private static void chosen(Filing filing, Told told) {
		for (ChoiceSpec choice : filing.kind().choices().values()) {
			int ticked = filing.reading().ticked(choice.name()).size();
			if (choice.take() == Take.ALL_OF) {
				continue;
			}
			if (ticked == 0) {
				told.found(choice.isGrant() ? FindingCode.NOTHING_ASKED : FindingCode.FIELD_MISSING, choice.name());
			}
			else if (ticked > 1 && !choice.many()) {
				told.found(choice.isGrant() ? FindingCode.SEVERAL_SERVICES : FindingCode.SEVERAL_TICKED, choice.name(),
						Integer.toString(ticked));
			}
		}
	}

	private static void declared(Filing filing, Told told) {
		for (ChoiceSpec choice : filing.kind().choices().values()) {
			List<String> ticked = filing.reading().ticked(choice.name());
			if (choice.take() == Take.ALL_OF
					&& !choice.options().stream().map(ChoiceSpec.Option::code).allMatch(ticked::contains)) {
				if (isOlder(filing)) {
					told.doubted(FindingCode.DECLARATION_MISSING, choice.name());
				}
				else {
					told.found(FindingCode.DECLARATION_MISSING, choice.name());
				}
			}
		}
	}

	/** An older blank may not have asked for what is not ticked on it. */
	private static boolean isOlder(Filing filing) {
		return filing.reading().kind().filter((read) -> read.version() < filing.kind().version()).isPresent();
	}

	private static void options(Filing filing, Told told) {
		for (ChoiceSpec choice : filing.kind().choices().values()) {
			List<String> known = choice.options().stream().map(ChoiceSpec.Option::code).toList();
			List<String> unknown = filing.reading()
				.ticked(choice.name())
				.stream()
				.filter((code) -> !known.contains(code))
				.toList();
			if (!unknown.isEmpty()) {
				String all = String.join(", ", unknown);
				told.found(FindingCode.OPTION_UNKNOWN, choice.name(),
						all.substring(0, Math.min(all.length(), MAX_DETAIL)));
			}
		}
	}

	/**
	 * Each box that is asked for says which boxes of a party's lists go with it; a ticked
	 * box that does not is told of once, with the form that serves whom it describes.
	 */
	private static void together(Filing filing, Told told, Party party, FindingCode code) {
		for (ChoiceSpec choice : filing.kind().choices().values()) {
			if (!choice.name().section().equals(party.key())) {
				continue;
			}
			List<String> ticked = filing.reading().ticked(choice.name());
			boolean fits = filing.kind()
				.grants()
				.stream()
				.flatMap((grant) -> asked(filing, grant).stream())
				.flatMap((option) -> goesWith(option, choice.name()).stream())
				.allMatch((allowed) -> allowed.containsAll(ticked));
			if (!fits) {
				told.found(code, choice.name());
				otherForm(filing, choice, ticked).ifPresent(
						(form) -> told.found(FindingCode.OTHER_FORM_FITS, Optional.of(choice.name()), "RAMQ-21", form));
			}
		}
	}

	/** The form that serves the one whom the only ticked box describes. */
	private static Optional<String> otherForm(Filing filing, ChoiceSpec choice, List<String> ticked) {
		if (ticked.size() != 1) {
			return Optional.empty();
		}
		return choice.options()
			.stream()
			.filter((option) -> ticked.contains(option.code()))
			.flatMap((option) -> option.form().stream())
			.filter((form) -> !form.equals(filing.kind().name()))
			.findFirst();
	}

	private static List<ChoiceSpec.Option> asked(Filing filing, ChoiceSpec grant) {
		List<String> ticked = filing.reading().ticked(grant.name());
		return grant.options().stream().filter((option) -> ticked.contains(option.code())).toList();
	}

	private static Optional<Set<String>> goesWith(ChoiceSpec.Option option, FieldName list) {
		return Optional.ofNullable(option.with().get(list.local()));
	}

}

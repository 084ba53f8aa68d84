package org.greffier.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.greffier.catalogue.AnswerPolicy;
import org.greffier.form.Language;

/** In which languages a letter is written, and in which order (RULES ). */
public final class LetterLanguages {

	private static final List<Language> BOTH = List.of(Language.FR, Language.EN);

	private LetterLanguages() {
	}

	/**
	 * The languages of one letter.
	 * @param forms the languages of the forms it is about, as far as they show
	 * @param mail the language of the mail, as far as it shows
	 */
	public static List<Language> of(AnswerPolicy policy, Collection<Language> forms, Optional<Language> mail) {
		boolean english = forms.contains(Language.EN) || mail.filter((l) -> l == Language.EN).isPresent();
		boolean unknown = forms.isEmpty() && mail.isEmpty();
		return switch (policy) {
			case FRENCH_ONLY -> List.of(Language.FR);
			case BOTH -> BOTH;
			case FRENCH_FIRST -> (english || unknown) ? BOTH : List.of(Language.FR);
			case FORM -> ofForms(forms, mail);
		};
	}

	private static List<Language> ofForms(Collection<Language> forms, Optional<Language> mail) {
		List<Language> seen = forms.stream().distinct().sorted().toList();
		return seen.isEmpty() ? mail.map(List::of).orElse(BOTH) : seen;
	}

}

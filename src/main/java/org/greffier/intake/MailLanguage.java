package org.greffier.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.greffier.form.Language;

/**
 * In which language a mail is written, for an answer when no form says it (RULES X-17).
 * Content-Language counts first; else the small words that only one of the two languages
 * has, of which there must be {@value #WORDS} or more and twice those of the other.
 */
final class MailLanguage {

	private static final int WORDS = 2;

	private static final Set<String> FRENCH = Set.of("le", "les", "des", "est", "et", "une", "pour", "vous", "nous",
			"avec", "dans", "bonjour", "merci", "ci-joint", "ci-jointe", "votre", "mon", "ma", "je", "du", "que", "qui",
			"cordialement", "veuillez", "trouver", "demande", "formulaire", "salutations", "joint", "été");

	private static final Set<String> ENGLISH = Set.of("the", "and", "you", "with", "please", "hello", "find",
			"attached", "my", "your", "for", "is", "this", "of", "to", "thank", "thanks", "regards", "request",
			"enclosed", "have", "been", "dear", "are", "will");

	private MailLanguage() {
	}

	static Optional<Language> of(Optional<String> contentLanguage, String text) {
		for (String tag : contentLanguage.orElse("").split(",")) {
			String language = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
			if (language.equals("fr") || language.equals("en")) {
				return Optional.of(Language.of(language));
			}
		}
		List<String> words = List.of(text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}-]+"));
		long french = words.stream().filter(FRENCH::contains).count();
		long english = words.stream().filter(ENGLISH::contains).count();
		if (french >= WORDS && french >= 2 * english) {
			return Optional.of(Language.FR);
		}
		return (english >= WORDS && english >= 2 * french) ? Optional.of(Language.EN) : Optional.empty();
	}

}

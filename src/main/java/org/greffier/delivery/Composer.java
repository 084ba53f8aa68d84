package org.greffier.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.AgencyId;
import org.greffier.form.Language;

/**
 * Writes letters from the templates in {@code jobs/}: one text a language, French first
 * when there are two. A template's first line is {@code subject: ...}.
 */
public final class Composer {

	private static final String SUBJECT = "subject:";

	private static final int SUBJECT_LIMIT = 180;

	private final Catalogue catalogue;

	private final DeliverySettings settings;

	private final Map<AgencyId, LetterTemplates> templates = new ConcurrentHashMap<>();

	public Composer(Catalogue catalogue, DeliverySettings settings) {
		this.catalogue = catalogue;
		this.settings = settings;
	}

	/**
	 * The letter as it will be read. Its subject carries the request's number (RULES
	 * X-07); the place of the temporary password holds {@link Composed#PASSWORD}.
	 * @throws IllegalStateException if a template is missing, has no subject, or leaves
	 * the password out
	 */
	public Composed compose(LetterOrder order) {
		Agency agency = this.catalogue.agency(order.agency());
		List<Composed> letters = order.languages().stream().map((language) -> inOne(agency, order, language)).toList();
		String subjects = letters.stream().map(Composed::subject).collect(Collectors.joining(" / "));
		return new Composed(Shown.clean(order.tag() + subjects, SUBJECT_LIMIT),
				letters.stream().flatMap((letter) -> letter.texts().stream()).toList());
	}

	private Composed inOne(Agency agency, LetterOrder order, Language language) {
		String name = order.kind().template();
		String text = this.templates
			.computeIfAbsent(agency.id(),
					(id) -> new LetterTemplates(agency.folder().resolve("letters"),
							this.settings.jobs().resolve("letters")))
			.fill(name, language, new LetterModel(this.catalogue, order, language, this.settings).words());
		int end = text.indexOf('\n');
		if (!text.startsWith(SUBJECT) || end < 0) {
			throw new IllegalStateException(
					"letter " + name + "." + language.key() + ".txt: the first line is subject: ...");
		}
		String subject = Shown.clean(text.substring(SUBJECT.length(), end), SUBJECT_LIMIT);
		String body = text.substring(end + 1);
		long marks = body.chars().filter((c) -> c == Composed.PASSWORD).count();
		if (marks != ((order.kind() == LetterKind.PASSWORD) ? 1 : 0)) {
			throw new IllegalStateException("letter " + name + "." + language.key()
					+ ".txt: the temporary password stands in it once, and in no other letter");
		}
		return new Composed(subject, List.of(new Composed.Text(language, body)));
	}

}

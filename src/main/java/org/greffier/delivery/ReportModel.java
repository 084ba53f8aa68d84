package org.greffier.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.form.Language;

/** The words that the template of a night's report may put in, in one language. */
final class ReportModel {

	/** Numbers that are listed of one group. */
	private static final int LISTED = 200;

	private static final int REASON = 200;

	private ReportModel() {
	}

	static Map<String, Object> words(LetterContent.NightReport report, Language language) {
		Map<String, Object> words = new HashMap<>();
		words.put("day", Shown.day(report.day(), language));
		words.put("alarms", report.alarms());
		words.put("rest", report.rest());
		words.put("mails", report.mails());
		words.put("groups", report.groups().stream().map(ReportModel::lines).toList());
		Optional<LetterContent.Paused> pause = report.pause();
		words.put("paused", pause.isPresent());
		words.put("since", pause.map((paused) -> Shown.day(paused.since(), language)).orElse(""));
		words.put("until",
				pause.flatMap(LetterContent.Paused::until).map((day) -> Shown.day(day, language)).orElse(""));
		words.put("reason", pause.map((paused) -> Shown.clean(paused.reason(), REASON)).orElse(""));
		return words;
	}

	private static Lines lines(LetterContent.Group group) {
		List<String> listed = group.numbers().subList(0, Math.min(LISTED, group.numbers().size()));
		return new Lines(group.what(), group.numbers().size(), String.join(", ", listed),
				group.numbers().size() - listed.size());
	}

	/**
	 * One group as a template sees it.
	 *
	 * @param more numbers that are not listed
	 */
	record Lines(String what, int count, String numbers, int more) {
	}

}

package org.greffier.reading;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Problem;
import org.greffier.reading.KnownBlanks.Known;

/**
 * What a file was found to be.
 *
 * @param known the catalogue's kind, when the version is the current one, whose places we
 * know
 * @param pages by their number on the form, from 1, what each page of the file that was
 * recognised has beside its blank
 * @param places by the form's page, the file's page, both from 1
 */
record Recognised(Optional<KindVersion> kind, Optional<Known> known, Optional<Language> language,
		Map<Integer, Difference> pages, Map<Integer, Integer> places, List<Problem> problems) {

	Recognised {
		pages = Collections.unmodifiableMap(new TreeMap<>(pages));
		places = Collections.unmodifiableMap(new TreeMap<>(places));
		problems = List.copyOf(problems);
	}

}

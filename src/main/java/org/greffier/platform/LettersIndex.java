package org.greffier.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.greffier.form.Language;
import org.springframework.web.util.HtmlUtils;

/**
 * The page from which the previews of letters are opened: a row a letter, a column a
 * choice of languages, in each its page, its text and its mail.
 */
final class LettersIndex {

	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="fr">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="light dark">
			<title>Lettres / Letters</title>
			<style>
			:root { color-scheme: light dark; }
			body { margin: 1.5em; font: 1em/1.5 sans-serif; }
			table { border-collapse: collapse; }
			th, td { padding: 0.3em 0.8em; border-bottom: 1px solid; text-align: left; vertical-align: top; }
			</style>
			</head>
			<body>
			<h1>Lettres <span lang="en">/ Letters</span></h1>
			<p>Les personnes nommées dans ces lettres n’existent pas.</p>
			<p lang="en">The people named in these letters do not exist.</p>
			<table>
			<thead><tr><th scope="col">Lettre <span lang="en">/ Letter</span></th>\
			<th scope="col">Français</th><th scope="col" lang="en">English</th>\
			<th scope="col">Français, <span lang="en">English</span></th></tr></thead>
			<tbody>
			""";

	private static final String CELL = """
			<td lang="%1$s"><a href="%2$s.html">%3$s</a><br>
			<a href="%2$s.txt">.txt</a> <a href="%2$s.eml">.eml</a></td>
			""";

	private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

	/** How its files are told apart by language, such as {@code fr-en}. */
	static String suffix(List<Language> languages) {
		return languages.stream().map(Language::key).collect(Collectors.joining("-"));
	}

	/**
	 * One more letter; those of one name come in the order of the columns.
	 * @param name such as {@code ramq/ramq-delegation.username}, a path below the page
	 */
	void add(String name, List<Language> languages, String subject) {
		StringBuilder row = this.rows.computeIfAbsent(name,
				(n) -> new StringBuilder("<tr><th scope=\"row\">" + escape(n) + "</th>"));
		String file = escape(name + "." + suffix(languages));
		row.append(CELL.formatted(languages.get(0).key(), file, escape(subject)));
	}

	/** How many letters it lists, each in every language as one. */
	int size() {
		return this.rows.size();
	}

	String page() {
		return HEAD + this.rows.values().stream().map((row) -> row + "</tr>\n").collect(Collectors.joining())
				+ "</tbody>\n</table>\n</body>\n</html>\n";
	}

	private static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}

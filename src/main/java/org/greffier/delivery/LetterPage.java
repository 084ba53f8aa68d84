package org.greffier.delivery;

import java.util.List;

import org.springframework.web.util.HtmlUtils;

/**
 * A letter as HTML, made from the same lines as its plain text: paragraphs, lists,
 * headings, and what is indented. Needs nothing from elsewhere and leads nowhere: no
 * picture, no link, no script, no colour of its own, so that it is read in the dark, on
 * paper and aloud. Whatever a line holds is text.
 */
final class LetterPage {

	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="%1$s">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="light dark">
			<title>%2$s</title>
			<style>
			:root { color-scheme: light dark; }
			body { max-width: 40em; margin: 1.5em auto; padding: 0 1em; font: 1em/1.5 sans-serif; }
			h2 { margin: 1.4em 0 0.2em; font-size: 1em; }
			h2 + * { margin-top: 0; }
			li { margin: 0.3em 0; }
			hr { margin: 2.5em 0; }
			.in { margin-left: 1.5em; }
			.in p:first-child { margin-top: 0; }
			.apart { margin: 1em 1.5em; font: bold 1.25em/1.5 monospace; overflow-wrap: anywhere; }
			@media print {
			  body { max-width: none; margin: 0; font-size: 11pt; }
			  h2 { break-after: avoid; }
			  li, .apart { break-inside: avoid; }
			}
			</style>
			</head>
			<body>
			""";

	private final StringBuilder html = new StringBuilder(8192);

	private LetterPage() {
	}

	static String of(Composed letter) {
		LetterPage page = new LetterPage();
		Composed.Text first = letter.texts().get(0);
		page.html.append(HEAD.formatted(first.language().key(), escape(letter.subject())));
		if (letter.texts().size() > 1) {
			Composed.Text second = letter.texts().get(1);
			page.html.append("<p lang=\"")
				.append(second.language().key())
				.append("\">")
				.append(Composed.below(second.language()))
				.append("</p>\n");
			page.part(first);
			page.html.append("<hr>\n");
			page.part(second);
		}
		else {
			page.part(first);
		}
		return page.html.append("</body>\n</html>\n").toString();
	}

	private void part(Composed.Text text) {
		this.html.append("<div lang=\"").append(text.language().key()).append("\">\n");
		blocks(LetterLine.all(text.text()), 0);
		this.html.append("</div>\n");
	}

	/**
	 * Lines that stand this far in.
	 */
	private void blocks(List<LetterLine> lines, int indent) {
		int at = 0;
		while (at < lines.size()) {
			LetterLine line = lines.get(at);
			if (line.isBlank()) {
				at++;
			}
			else if (line.indent() > indent) {
				at = indented(lines, at);
			}
			else {
				at = line.isPoint() ? list(lines, at) : paragraph(lines, at);
			}
		}
	}

	/** What stands further in; one line with an empty one above it is set apart. */
	private int indented(List<LetterLine> lines, int at) {
		LetterLine first = lines.get(at);
		int end = at;
		for (int i = at; i < lines.size() && (lines.get(i).isBlank() || lines.get(i).indent() >= first.indent()); i++) {
			end = lines.get(i).isBlank() ? end : i + 1;
		}
		if (end == at + 1 && at > 0 && lines.get(at - 1).isBlank() && !first.isPoint()) {
			this.html.append("<p class=\"apart\" translate=\"no\">").append(escape(first.text())).append("</p>\n");
			return end;
		}
		this.html.append("<div class=\"in\">\n");
		blocks(lines.subList(at, end), first.indent());
		this.html.append("</div>\n");
		return end;
	}

	/**
	 * Points with the same kind of mark; lines right below one and further in are its.
	 */
	private int list(List<LetterLine> lines, int from) {
		LetterLine first = lines.get(from);
		String tag = first.isNumbered() ? "ol" : "ul";
		this.html.append('<').append(tag).append(">\n");
		int at = from;
		while (at < lines.size() && lines.get(at).continues(first)) {
			this.html.append("<li>").append(escape(lines.get(at++).text()));
			while (at < lines.size() && !lines.get(at).isBlank() && lines.get(at).indent() > first.indent()) {
				LetterLine more = lines.get(at++);
				this.html.append("<br>\n").append(escape(more.mark() + more.text()));
			}
			this.html.append("</li>\n");
			while (at + 1 < lines.size() && lines.get(at).isBlank() && lines.get(at + 1).continues(first)) {
				at++;
			}
		}
		this.html.append("</").append(tag).append(">\n");
		return at;
	}

	private int paragraph(List<LetterLine> lines, int from) {
		LetterLine first = lines.get(from);
		int at = from + 1;
		StringBuilder text = new StringBuilder(escape(first.text()));
		while (at < lines.size() && isMore(lines.get(at), first)) {
			text.append("<br>\n").append(escape(lines.get(at++).text()));
		}
		boolean heading = at == from + 1 && at < lines.size() && isHeading(first, lines.get(at));
		String tag = heading ? "h2" : "p";
		this.html.append('<').append(tag).append('>').append(text).append("</").append(tag).append(">\n");
		return at;
	}

	private static boolean isMore(LetterLine line, LetterLine first) {
		return !line.isBlank() && !line.isPoint() && line.indent() == first.indent();
	}

	/**
	 * Whether a line is the heading of what is right below it: of what stands further in,
	 * or of a list, when it is no sentence.
	 */
	private static boolean isHeading(LetterLine line, LetterLine below) {
		return !below.isBlank() && (below.indent() > line.indent() || !line.text().matches(".*[.:,;]"));
	}

	/** As text of an element or of an attribute in quotation marks. */
	private static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}

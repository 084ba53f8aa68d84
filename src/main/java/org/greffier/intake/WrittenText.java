package org.greffier.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.greffier.intake.mime.MimePart;

/**
 * What somebody wrote in a mail, as plain text, for no more than telling its language.
 */
final class WrittenText {

	private static final int CHARACTERS = 20_000;

	private WrittenText() {
	}

	/** The first plain text, else the first HTML without its tags; quotes left out. */
	static String of(MimePart root) {
		List<MimePart> texts = new ArrayList<>();
		texts(root, texts);
		Optional<String> plain = texts.stream()
			.filter((part) -> !part.type().equals("text/html"))
			.map((part) -> part.text(CHARACTERS))
			.filter((text) -> !text.isBlank())
			.findFirst();
		String text = plain
			.or(() -> texts.stream()
				.filter((part) -> part.type().equals("text/html"))
				.findFirst()
				.map((part) -> fromHtml(part.text(CHARACTERS))))
			.orElse("");
		return text.lines().filter((line) -> !line.startsWith(">")).collect(Collectors.joining("\n"));
	}

	/** Good enough to read, never to be shown as HTML. */
	static String fromHtml(String html) {
		StringBuilder text = new StringBuilder();
		int at = 0;
		while (at < html.length()) {
			int open = html.indexOf('<', at);
			if (open < 0) {
				open = html.length();
			}
			text.append(html, at, open);
			int close = html.indexOf('>', open);
			String tag = (close < 0) ? ""
					: html.substring(open, Math.min(close, open + 8)).toLowerCase(java.util.Locale.ROOT);
			if (tag.startsWith("<style") || tag.startsWith("<script")) {
				int end = html.indexOf("</", close);
				close = (end < 0) ? -1 : html.indexOf('>', end);
			}
			boolean breaks = tag.startsWith("<br") || tag.startsWith("<p") || tag.startsWith("</p")
					|| tag.startsWith("</div") || tag.startsWith("</tr");
			text.append(breaks ? '\n' : ' ');
			at = (close < 0) ? html.length() : close + 1;
		}
		return text.toString()
			.replace("&nbsp;", " ")
			.replace("&eacute;", "é")
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&amp;", "&");
	}

	private static void texts(MimePart part, List<MimePart> texts) {
		boolean written = part.isText() && !part.disposition().equals("attachment");
		if (part.children().isEmpty() && (written || part.type().startsWith("multipart/"))) {
			texts.add(part);
		}
		if (!part.type().startsWith("message/")) {
			part.children().forEach((child) -> texts(child, texts));
		}
	}

}

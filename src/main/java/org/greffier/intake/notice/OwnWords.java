package org.greffier.intake.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.intake.mime.MimePart;

/**
 * A machine's own words, apart from what it returns.
 *
 * @param said before the first sign of the original
 * @param returned the header of the original, in whatever form it came
 */
record OwnWords(String said, String returned) {

	private static final int CHARACTERS = 32 * 1_024;

	private static final int PARTS = 20;

	/** Where the original begins in the text itself. */
	private static final Pattern ORIGINAL = Pattern.compile(
			"^[ \\t>|]*+(?:(?:Received|Return-Path|DKIM-Signature|Message-ID|MIME-Version|X-[A-Za-z0-9-]+)[ \\t]*:"
					+ "|[-_=*+ ]{2,}+.*(?:below|original|origine|returned|unsent|copy|copie|header)"
					+ "|(?:message headers?|original message) follow"
					+ "|below (?:is|this line is) a copy|included is a copy).*$",
			Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

	private static final Pattern MESSAGE_ID = Pattern.compile("^[ \\t>|]*Message-ID[ \\t]*:\\s*(<[^<>\\s]{3,300}>)",
			Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

	static OwnWords of(MimePart root) {
		StringBuilder said = new StringBuilder();
		StringBuilder returned = new StringBuilder();
		for (MimePart part : leaves(root)) {
			if (part.type().startsWith("message/") && !part.children().isEmpty()) {
				part.children()
					.get(0)
					.headers()
					.inOrder()
					.forEach((field) -> returned.append(field.name()).append(": ").append(field.value()).append('\n'));
			}
			else if (part.type().equals("text/rfc822-headers") || part.type().startsWith("message/rfc822")) {
				returned.append(part.text(CHARACTERS)).append('\n');
			}
			else if (part.type().equals("text/plain") || part.type().equals("text/html")
					|| part.type().equals("application/json") || part.type().startsWith("multipart/")) {
				split(part, said, returned);
			}
		}
		return new OwnWords(said.toString(), returned.toString());
	}

	private static void split(MimePart part, StringBuilder said, StringBuilder returned) {
		String text = part.text(CHARACTERS);
		text = part.type().equals("text/html") ? plain(text) : text;
		Matcher original = ORIGINAL.matcher(text);
		int end = original.find() ? original.start() : text.length();
		said.append(text, 0, end).append('\n');
		returned.append(text.substring(end)).append('\n');
	}

	/** What is not inside a returned mail. */
	private static List<MimePart> leaves(MimePart part) {
		List<MimePart> leaves = new ArrayList<>();
		if (part.isMultipart()) {
			part.children().stream().limit(PARTS).forEach((child) -> leaves.addAll(leaves(child)));
		}
		else {
			leaves.add(part);
		}
		return leaves;
	}

	private static String plain(String html) {
		return html.replaceAll("(?is)<(?:style|script|head)\\b.*?</(?:style|script|head)>", " ")
			.replaceAll("(?i)<(?:br|/p|/div|/tr|/li|/h\\d)[^>]{0,200}>", "\n")
			.replaceAll("<[/!a-zA-Z][^>@]{0,2000}>", "")
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&nbsp;", " ")
			.replace("&#39;", "'")
			.replace("&amp;", "&");
	}

	/** The Message-ID of what it returns. */
	Optional<String> messageId() {
		Matcher id = MESSAGE_ID.matcher(this.returned);
		return id.find() ? Optional.of(id.group(1)) : Optional.empty();
	}

	/** Whom what it returns was written to. */
	List<String> writtenTo() {
		return this.returned.lines()
			.filter((line) -> line.matches("(?i)[ \\t>|]*To[ \\t]*:.*"))
			.findFirst()
			.map(Addresses::in)
			.orElse(List.of());
	}

	@Override
	public String toString() {
		return "OwnWords[" + this.said.length() + " characters]";
	}

}

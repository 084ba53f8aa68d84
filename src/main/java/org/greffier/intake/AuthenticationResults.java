package org.greffier.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.intake.mime.HeaderField;
import org.greffier.intake.mime.HeaderFields;

/**
 * What our own mail server found of a sender (RFC 8601). Only the fields of the
 * configured server count, and of those only the topmost block: whatever stands lower
 * came with the mail (MAIL row 40, FAULTS A-07).
 */
final class AuthenticationResults {

	private static final String FIELD = "Authentication-Results";

	private static final Pattern METHOD = Pattern.compile("([a-z0-9-]+)(?:/\\d+)?\\s*=\\s*([a-z]+)");

	private static final Pattern PROPERTY = Pattern.compile("([a-z]+)\\.([a-z0-9._-]+)\\s*=\\s*(\"[^\"]*\"|[^\\s;]+)");

	private AuthenticationResults() {
	}

	/** What the server says: passed, failed, or nothing that decides. */
	enum Verdict {

		PASS, FAIL, NONE

	}

	/**
	 * Reads the verdict on the From domain: a DMARC pass, or SPF or DKIM that passed for
	 * the From domain itself or a domain above it. A domain below it (a sending service's
	 * own) proves nothing without a DMARC verdict, for we keep no list of public suffixes
	 * here.
	 * @param server the configured authserv-id
	 * @param fromDomain in lower case
	 */
	static Verdict verdict(HeaderFields headers, String server, String fromDomain) {
		List<String> block = block(headers, server);
		boolean passed = false;
		boolean failed = false;
		for (String field : block) {
			for (String result : field.split(";")) {
				Matcher method = METHOD.matcher(result.strip());
				if (method.lookingAt()) {
					String outcome = method.group(2);
					switch (method.group(1)) {
						case "dmarc" -> {
							if (!outcome.equals("pass")) {
								failed |= outcome.equals("fail") || outcome.equals("permerror");
							}
							else if (aligned(property(result, "header", "from"), fromDomain)) {
								passed = true;
							}
						}
						case "spf" -> {
							passed |= outcome.equals("pass")
									&& aligned(property(result, "smtp", "mailfrom"), fromDomain);
						}
						case "dkim" -> {
							passed |= outcome.equals("pass") && aligned(property(result, "header", "d"), fromDomain);
						}
						default -> {
							// arc, iprev and the like say nothing of the sender.
						}
					}
					failed |= method.group(1).matches("spf|dkim") && outcome.matches("fail|softfail|permerror");
				}
			}
		}
		// A DMARC that failed has judged SPF and DKIM already.
		boolean dmarcFailed = block.stream().anyMatch((field) -> field.matches("(?s).*\\bdmarc\\s*=\\s*fail.*"));
		if (passed && !dmarcFailed) {
			return Verdict.PASS;
		}
		return failed ? Verdict.FAIL : Verdict.NONE;
	}

	/** The results of the topmost fields of our server that follow each other. */
	private static List<String> block(HeaderFields headers, String server) {
		List<String> block = new ArrayList<>();
		for (HeaderField field : headers.inOrder()) {
			Optional<String> ours = field.is(FIELD) ? ours(field.value(), server) : Optional.empty();
			if (ours.isPresent()) {
				block.add(ours.get());
			}
			else if (!block.isEmpty()) {
				return block;
			}
		}
		return block;
	}

	/**
	 * What follows the authserv-id, in lower case and without comments, if it is ours.
	 */
	private static Optional<String> ours(String value, String server) {
		String plain = withoutComments(value).toLowerCase(Locale.ROOT);
		int semicolon = plain.indexOf(';');
		if (semicolon < 0) {
			return Optional.empty();
		}
		String id = plain.substring(0, semicolon).strip().split("\\s+", 2)[0].replace("\"", "");
		return id.equals(server.toLowerCase(Locale.ROOT)) ? Optional.of(plain.substring(semicolon + 1))
				: Optional.empty();
	}

	/** A property of the result; a missing one counts as none. */
	private static Optional<String> property(String result, String type, String name) {
		Matcher property = PROPERTY.matcher(result);
		while (property.find()) {
			if (property.group(1).equals(type) && property.group(2).equals(name)) {
				return Optional.of(property.group(3).replace("\"", ""));
			}
		}
		return Optional.empty();
	}

	private static boolean aligned(Optional<String> found, String fromDomain) {
		return found.map((text) -> text.substring(text.lastIndexOf('@') + 1).replaceAll("^\\.|\\.$|[<>]", ""))
			.filter((domain) -> domain.indexOf('.') > 0)
			.filter((domain) -> fromDomain.equals(domain) || fromDomain.endsWith("." + domain))
			.isPresent();
	}

	/** Comments may nest and may hold semicolons; quoted text holds no comment. */
	private static String withoutComments(String value) {
		StringBuilder out = new StringBuilder();
		int depth = 0;
		boolean quoted = false;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == '"' && depth == 0) {
				quoted = !quoted;
				out.append(c);
			}
			else if (c == '(' && !quoted) {
				depth++;
			}
			else if (c == ')' && !quoted && depth > 0) {
				depth--;
			}
			else if (depth == 0) {
				out.append((quoted && c == ';') ? ' ' : c);
			}
		}
		return out.toString();
	}

}

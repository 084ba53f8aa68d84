package org.greffier.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.greffier.intake.mime.EncodedWords;

/**
 * A From or Reply-To field (RFC 5322 section 3.4). Reads what is there and picks nothing:
 * a field with two mailboxes, with an address for a name, or with anything that two
 * programs could read differently has no single mailbox (FAULTS M-18).
 */
final class AddressField {

	private static final int CHARACTERS = 2_000;

	private static final Pattern ADDRESS = Pattern
		.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
				+ "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

	private AddressField() {
	}

	/** The one mailbox of a field, as written; empty when there is none or more. */
	static Optional<String> single(String field) {
		String text = field.strip();
		if (text.length() > CHARACTERS || text.chars().anyMatch((c) -> Character.isISOControl(c) && c != '\t')) {
			return Optional.empty();
		}
		Optional<List<Token>> tokens = tokens(text);
		return tokens.flatMap(AddressField::mailbox).filter(AddressField::isAddress);
	}

	/** Whether this is a plain address that any server can be asked to deliver to. */
	static boolean isAddress(String address) {
		return address.length() <= 254 && address.indexOf('@') <= 64 && ADDRESS.matcher(address).matches();
	}

	/** The domain in lower case. */
	static String domain(String address) {
		return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
	}

	private static Optional<String> mailbox(List<Token> tokens) {
		List<Token> angles = tokens.stream().filter((token) -> token.kind() == Kind.ANGLE).toList();
		if (angles.isEmpty()) {
			boolean bare = tokens.size() == 1 && tokens.get(0).kind() == Kind.WORD;
			return bare ? Optional.of(tokens.get(0).text()) : Optional.empty();
		}
		if (angles.size() > 1 || tokens.get(tokens.size() - 1).kind() != Kind.ANGLE) {
			return Optional.empty();
		}
		String address = angles.get(0).text().strip();
		StringBuilder name = new StringBuilder();
		for (Token token : tokens.subList(0, tokens.size() - 1)) {
			if (token.kind() == Kind.WORD && token.text().contains("@")) {
				return Optional.empty();
			}
			name.append(token.text()).append(' ');
		}
		String shown = EncodedWords.decode(name.toString()).strip().replaceAll("^'|'$", "");
		boolean anotherAddress = isAddress(shown) && !shown.equalsIgnoreCase(address);
		return anotherAddress ? Optional.empty() : Optional.of(address);
	}

	/** The field's tokens; empty when a comma, a group or a broken quote is in it. */
	private static Optional<List<Token>> tokens(String text) {
		List<Token> tokens = new ArrayList<>();
		int at = 0;
		while (at < text.length()) {
			char c = text.charAt(at);
			if (Character.isWhitespace(c)) {
				at++;
				continue;
			}
			int end = switch (c) {
				case '"' -> closing(text, at, '"');
				case '<' -> closing(text, at, '>');
				case '(' -> closing(text, at, ')');
				case ',', ';', ':', '>', ')' -> -1;
				default -> wordEnd(text, at);
			};
			if (end < 0) {
				return Optional.empty();
			}
			switch (c) {
				case '"' -> tokens.add(new Token(Kind.QUOTED, text.substring(at + 1, end - 1)));
				case '<' -> tokens.add(new Token(Kind.ANGLE, text.substring(at + 1, end - 1)));
				case '(' -> {
					// A comment names nobody.
				}
				default -> tokens.add(new Token(Kind.WORD, text.substring(at, end)));
			}
			at = end;
		}
		return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens);
	}

	private static int closing(String text, int open, char close) {
		for (int i = open + 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\') {
				i++;
			}
			else if (c == close) {
				return i + 1;
			}
			else if (c == text.charAt(open)) {
				return -1;
			}
		}
		return -1;
	}

	private static int wordEnd(String text, int at) {
		int i = at;
		while (i < text.length() && !Character.isWhitespace(text.charAt(i))
				&& "\"<>(),;:".indexOf(text.charAt(i)) < 0) {
			i++;
		}
		return i;
	}

	private enum Kind {

		WORD, QUOTED, ANGLE

	}

	private record Token(Kind kind, String text) {
	}

}

package org.greffier.intake.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What servers say in words, and what it means: the data of {@code phrases.txt}, whose
 * head says how it is written. The first phrase that occurs counts.
 */
final class Phrases {

	static final Phrases KNOWN = load();

	/** How far a {@code *} reaches, in characters. */
	private static final int GAP = 80;

	private final List<Phrase> phrases;

	private Phrases(List<Phrase> phrases) {
		this.phrases = List.copyOf(phrases);
	}

	/** Text as phrases are looked for in it. */
	static String flat(String text) {
		return text.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[\\s>|]+", " ");
	}

	/** Whether flat text has a phrase of this meaning. */
	boolean says(String meaning, String flat) {
		return this.phrases.stream()
			.anyMatch((phrase) -> phrase.meaning.equals(meaning) && phrase.text.matcher(flat).find());
	}

	/** The status that flat text means; empty when no phrase of one occurs. */
	Optional<String> status(String flat) {
		return this.phrases.stream()
			.filter((phrase) -> Character.isDigit(phrase.meaning.charAt(0)))
			.filter((phrase) -> phrase.text.matcher(flat).find())
			.findFirst()
			.map(Phrase::meaning);
	}

	static Phrases parse(String text) {
		List<Phrase> phrases = new ArrayList<>();
		for (String line : text.lines().map(String::strip).toList()) {
			if (line.isEmpty() || line.startsWith("#")) {
				continue;
			}
			int space = line.indexOf(' ');
			if (space < 0 || !line.substring(0, space).matches("failed|delayed|given-up|relayed|[45]\\.\\d\\.\\d+")) {
				throw new IllegalArgumentException("a phrase is a meaning, a space and words, not: " + line);
			}
			String words = flat(line.substring(space).strip());
			phrases.add(new Phrase(line.substring(0, space),
					Pattern.compile(List.of(words.split("\\*", -1))
						.stream()
						.map(Pattern::quote)
						.collect(Collectors.joining(".{0," + GAP + "}")))));
		}
		return new Phrases(phrases);
	}

	private static Phrases load() {
		try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.txt"))) {
			return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the phrases cannot be read", ex);
		}
	}

	private record Phrase(String meaning, Pattern text) {
	}

}

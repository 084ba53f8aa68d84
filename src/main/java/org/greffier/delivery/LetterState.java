package org.greffier.delivery;

import java.util.Optional;

import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.LetterId;

import java.util.List;

/**
 * Where one letter stands. Shows no address and no text.
 *
 * @param form empty for a letter about the whole envelope
 * @param attempts so far
 * @param reply the last reply's code, or a word of ours
 * @param messageId of the last attempt; empty before the first
 */
public record LetterState(LetterId id, Optional<FormId> form, LetterKind kind, Addressee addressee, int round,
		List<Language> languages, LetterStatus status, int attempts, String reply, Optional<String> messageId) {

	public LetterState {
		languages = List.copyOf(languages);
	}

}

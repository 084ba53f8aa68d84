package org.greffier.delivery;

import java.util.List;
import java.util.Optional;

import org.greffier.safe.Vault;
import tools.jackson.databind.json.JsonMapper;

/** A letter's text as the table holds it: JSON, sealed. */
record SealedLetter(String subject, List<Composed.Text> texts, String messageId, String references) {

	static final String RECIPIENT = "letter.recipient";

	private static final String CONTENT = "letter.content";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	SealedLetter {
		texts = List.copyOf(texts);
	}

	static SealedLetter of(Composed composed, Optional<MailThread> thread) {
		return new SealedLetter(composed.subject(), composed.texts(), thread.map(MailThread::messageId).orElse(""),
				thread.map(MailThread::references).orElse(""));
	}

	static SealedLetter open(byte[] sealed, Vault vault) {
		return JSON.readValue(vault.open(sealed, CONTENT), SealedLetter.class);
	}

	byte[] seal(Vault vault) {
		return vault.seal(JSON.writeValueAsBytes(this), CONTENT);
	}

	Composed composed() {
		return new Composed(this.subject, this.texts);
	}

	Optional<MailThread> thread() {
		return this.messageId.isEmpty() ? Optional.empty()
				: Optional.of(new MailThread(this.messageId, this.references));
	}

	@Override
	public String toString() {
		return "SealedLetter[]";
	}

}

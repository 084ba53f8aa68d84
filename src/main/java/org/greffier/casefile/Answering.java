package org.greffier.casefile;

import java.util.Optional;

import org.greffier.form.Language;

/**
 * Whom and how an envelope may be answered, found once when it is opened. Holds personal
 * data.
 *
 * @param to the one address that gets receipts and refusals: Reply-To, else From; empty
 * when nobody may be answered
 * @param language of the mail, as far as it shows
 * @param messageId to put in In-Reply-To
 * @param references to put before it in References
 * @param authentication {@code pass}, {@code fail} or {@code none}
 * @param mailClass {@code human}, {@code auto-reply}, {@code bounce}, {@code receipt},
 * {@code list}, {@code own} or {@code loop}
 */
public record Answering(Optional<String> to, Optional<Language> language, Optional<String> messageId, String references,
		String authentication, String mailClass) {

	@Override
	public String toString() {
		return "Answering[" + this.mailClass + ", " + this.authentication + "]";
	}

}

package org.greffier.jobs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

import org.greffier.catalogue.Agency;
import org.greffier.delivery.LetterKind;
import org.greffier.registry.Terms;

/**
 * Accesses with a last day: reminds both parties from the day on which they may be
 * renewed, and ends what ran out. One mandate a transaction, with its letters.
 */
final class AccessEnds {

	private static final String ACTOR = "job:enrol";

	private static final String STEP = "enrol";

	private final Terms terms;

	private final MandateLetters letters;

	private final FencedTransactions transactions;

	private final Clock clock;

	AccessEnds(Terms terms, MandateLetters letters, FencedTransactions transactions, Clock clock) {
		this.terms = terms;
		this.letters = letters;
		this.transactions = transactions;
		this.clock = clock;
	}

	void check(Night night) {
		Agency agency = night.agency();
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), agency.schedule().zone());
		Pages.each(night, (limit) -> this.terms.toEnd(agency.id(), today, limit), (id) -> id,
				(id) -> change(night, "mandates with accesses at their end", LetterKind.ACCESS_ENDED,
						() -> this.terms.end(agency.id(), id, today, ACTOR)));
		Pages.each(night, (limit) -> this.terms.toRemind(agency.id(), today, limit), (id) -> id, (id) -> change(night,
				"mandates to be renewed", LetterKind.ACCESS_ENDING, () -> this.terms.remind(agency.id(), id, today)));
	}

	private void change(Night night, String word, LetterKind letter, Supplier<Terms.Ends> change) {
		this.transactions.run(() -> {
			Terms.Ends ends = change.get();
			ends.codes()
				.forEach((day, codes) -> this.letters.owe(night.agency(), ends.mandate(), letter, codes,
						Optional.of(day), true));
		});
		night.counts().add(STEP, word, 1);
	}

}

package org.greffier.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.MandatePolicy;
import org.greffier.delivery.LetterKind;
import org.greffier.form.MandateId;
import org.greffier.registry.GrantorStatus;
import org.greffier.registry.Mandate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends the mandates whose grantor lost the status that they depend on, and brings
 * them back when it returns, where the body says so (RULES X-11). One mandate a
 * transaction, with its letters. A table that cannot be used, or that would suspend more
 * than the body allows in one night, suspends nobody and is an alarm.
 */
final class GrantorWatch {

	static final String UNCHECKED = "grantors not checked";

	private static final Logger log = LoggerFactory.getLogger(GrantorWatch.class);

	private static final String ACTOR = "job:enrol";

	private static final String STEP = "enrol";

	private final NightSteps.Registry registry;

	private final MandateLetters letters;

	private final FencedTransactions transactions;

	GrantorWatch(NightSteps.Registry registry, MandateLetters letters, FencedTransactions transactions) {
		this.registry = registry;
		this.letters = letters;
		this.transactions = transactions;
	}

	void check(Night night) {
		Agency agency = night.agency();
		MandatePolicy policy = agency.mandates();
		Optional<GrantorStatus.Changes> changes = this.registry.grantors().changes(agency);
		List<MandateId> gone = policy.suspendsGone() ? changes.map(GrantorStatus.Changes::gone).orElse(List.of())
				: List.of();
		int lost = gone.size() + changes.map((found) -> found.inactive().size()).orElse(0);
		if (changes.isEmpty() || lost > policy.most()) {
			log.warn("agency {}: no mandate suspended, {}", agency.id(),
					changes.isEmpty() ? "a reference table cannot be used"
							: lost + " would be, and " + policy.most() + " may in one night");
			night.counts().add(STEP, UNCHECKED, 1);
			return;
		}
		change(night, changes.get().inactive(), "mandates suspended", LetterKind.ACCESS_SUSPENDED,
				(id) -> this.registry.mandates().suspend(agency.id(), id, ACTOR, "GRANTOR_INACTIVE"));
		change(night, gone, "mandates suspended", LetterKind.ACCESS_SUSPENDED,
				(id) -> this.registry.mandates().suspend(agency.id(), id, ACTOR, "GRANTOR_GONE"));
		if (policy.resumes()) {
			change(night, changes.get().returned(), "mandates resumed", LetterKind.ACCESS_RESUMED,
					(id) -> this.registry.mandates().resume(agency.id(), id, ACTOR, "GRANTOR_ACTIVE"));
		}
	}

	private void change(Night night, List<MandateId> ids, String word, LetterKind letter,
			Function<MandateId, Optional<Mandate>> change) {
		for (MandateId id : ids) {
			if (night.interrupted().getAsBoolean()) {
				return;
			}
			boolean changed = this.transactions.in(() -> {
				Optional<Mandate> mandate = change.apply(id);
				mandate
					.ifPresent((m) -> this.letters.owe(night.agency(), m, letter, m.codes(), Optional.empty(), true));
				return mandate.isPresent();
			});
			night.counts().add(STEP, word, changed ? 1 : 0);
		}
	}

}

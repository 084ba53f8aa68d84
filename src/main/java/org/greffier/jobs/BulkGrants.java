package org.greffier.jobs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import org.greffier.casefile.CaseEvent;
import org.greffier.casefile.CaseEvents;
import org.greffier.catalogue.Agency;
import org.greffier.delivery.LetterKind;
import org.greffier.delivery.Outbox;
import org.greffier.form.AccountId;
import org.greffier.form.MandateId;
import org.greffier.registry.GrantBatch;
import org.greffier.registry.GrantBatches;
import org.greffier.registry.Mandate;
import org.greffier.registry.Persons;

/**
 * Gives an access to everybody who has another one, and takes it back one by one or all
 * (RULES RAMQ-31). One mandate a transaction, with its letters where the batch has them:
 * what a killed process left, the same call or the next night brings to its end.
 */
public final class BulkGrants {

	private static final String ACTOR = "job:enrol";

	private static final String STEP = "enrol";

	private final GrantBatches batches;

	private final MandateLetters letters;

	private final CaseEvents events;

	private final FencedTransactions transactions;

	private final Clock clock;

	public BulkGrants(GrantBatches batches, NightSteps.Ledger ledger, Persons persons, Outbox outbox, CaseEvents events,
			FencedTransactions transactions, Clock clock) {
		this.batches = batches;
		this.letters = new MandateLetters(ledger, persons, outbox);
		this.events = events;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** How many accounts a batch would give something to now. */
	public int accounts(GrantBatch batch) {
		return this.batches.accounts(batch);
	}

	public Optional<GrantBatch> find(UUID id) {
		return this.batches.find(id);
	}

	/** A body's local day. */
	public LocalDate today(Agency agency) {
		return LocalDate.ofInstant(this.clock.instant(), agency.schedule().zone());
	}

	/**
	 * Orders a batch, and carries it out if its day has come; else a night does.
	 * @param reason one line of at most 200 characters; nothing about a person
	 * @param operator who decided it
	 * @return the mandates that got something
	 */
	public int order(Agency agency, GrantBatch batch, String reason, String operator) {
		String actor = "operator:" + operator;
		this.transactions.run(() -> {
			this.batches.order(batch, reason);
			append(batch, actor, "batch.ordered", batch.held() + " -> " + batch.code() + " from " + batch.startsOn());
		});
		return batch.startsOn().isAfter(today(agency)) ? 0 : grant(agency, batch, actor, () -> false);
	}

	/**
	 * Takes a batch back.
	 * @param account whose part alone; empty for all of it, which then gives nobody
	 * anything any more
	 * @return the mandates from which something was taken
	 */
	public int undo(Agency agency, GrantBatch batch, Optional<AccountId> account, String operator) {
		String actor = "operator:" + operator;
		this.transactions.run(() -> {
			if (account.isEmpty()) {
				this.batches.undone(batch);
			}
			append(batch, actor, "batch.undone", account.map((one) -> "account " + one).orElse("all"));
		});
		return undo(agency, batch, account, actor, () -> false);
	}

	/** Brings to its end what is due or was left. */
	void check(Night night) {
		Agency agency = night.agency();
		for (GrantBatch batch : this.batches.open(agency.id(), today(agency))) {
			int changed = batch.undone() ? undo(agency, batch, Optional.empty(), ACTOR, night.interrupted())
					: grant(agency, batch, ACTOR, night.interrupted());
			night.counts().add(STEP, batch.undone() ? "batch grants undone" : "batch grants", changed);
		}
	}

	int grant(Agency agency, GrantBatch batch, String actor, BooleanSupplier interrupted) {
		int granted = each((limit) -> this.batches.toGrant(batch, limit), interrupted,
				(id) -> change(agency, batch, LetterKind.ACCESS_GRANTED, () -> this.batches.grant(batch, id, actor)));
		if (!interrupted.getAsBoolean()) {
			this.transactions.run(() -> this.batches.done(batch));
		}
		return granted;
	}

	private int undo(Agency agency, GrantBatch batch, Optional<AccountId> account, String actor,
			BooleanSupplier interrupted) {
		return each((limit) -> this.batches.toUndo(batch, account, limit), interrupted,
				(id) -> change(agency, batch, LetterKind.ACCESS_ENDED, () -> this.batches.undo(batch, id, actor)));
	}

	/** Until a page has nothing that can be changed. */
	private static int each(IntFunction<List<MandateId>> page, BooleanSupplier interrupted, Change change) {
		int all = 0;
		int changed;
		do {
			changed = 0;
			for (MandateId id : page.apply(Pages.SIZE)) {
				if (interrupted.getAsBoolean()) {
					return all + changed;
				}
				changed += change.of(id) ? 1 : 0;
			}
			all += changed;
		}
		while (changed > 0);
		return all;
	}

	private boolean change(Agency agency, GrantBatch batch, LetterKind letter, Supplier<Optional<Mandate>> change) {
		return this.transactions.in(() -> {
			Optional<Mandate> mandate = change.get();
			if (batch.letters()) {
				mandate.ifPresent((m) -> this.letters.owe(agency, m, letter, List.of(batch.code()),
						Optional.of(today(agency)), false));
			}
			return mandate.isPresent();
		});
	}

	private void append(GrantBatch batch, String actor, String event, String why) {
		this.events.append(CaseEvent.of(batch.agency(), actor, "batch", batch.id(), event, why));
	}

	/** What is done to one mandate. */
	private interface Change {

		boolean of(MandateId id);

	}

}

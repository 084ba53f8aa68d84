package org.greffier.jobs;

import java.util.Locale;

import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.delivery.Courier;
import org.greffier.delivery.LetterKind;
import org.greffier.delivery.LetterStatus;
import org.greffier.delivery.Outbox;
import org.greffier.delivery.PairState;
import org.greffier.delivery.Posted;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FormStatus;
import org.greffier.delivery.SecretSource;

/**
 * Step five: ends what ran out, sends what is due, then moves every form and envelope on
 * that its letters allow. The letters' own states say where they stand, so that a crash
 * after a sending loses nothing.
 */
final class Deliver implements NightStep {

	/** Letters about one more access that did not reach a party. */
	static final String NOTICE_LOST = "notices not delivered";

	private static final String ACTOR = "job:deliver";

	private final Courier courier;

	private final NightSteps.Registry registry;

	private final SecretSource secrets;

	private final Outbox outbox;

	private final Forms forms;

	private final Envelopes envelopes;

	private final Voiding voiding;

	private final Reissue reissue;

	private final FencedTransactions transactions;

	Deliver(NightSteps.Post post, NightSteps.Registry registry, NightSteps.Ledger ledger, Voiding voiding,
			Reissue reissue, FencedTransactions transactions) {
		this.courier = post.courier();
		this.outbox = post.outbox();
		this.registry = registry;
		this.secrets = new AccountSecrets(registry.credentials());
		this.forms = ledger.forms();
		this.envelopes = ledger.envelopes();
		this.voiding = voiding;
		this.reissue = reissue;
		this.transactions = transactions;
	}

	@Override
	public String name() {
		return "deliver";
	}

	@Override
	public void run(Night night) {
		endWhatRanOut(night);
		int again = this.reissue.afterFullMailbox(night.agency());
		if (again > 0) {
			night.counts().add(name(), "pairs owed again after a full mailbox", again);
		}
		Posted posted;
		try (Lanes lanes = new Lanes(night, this.transactions, Lanes.USUAL)) {
			do {
				posted = this.courier.sendDue(night.agency(), this.secrets, night.interrupted());
				count(night, posted);
				Pages.together(night, (limit) -> this.forms.inState(night.agency().id(), FormStatus.ENROLLED, limit),
						StoredForm::id, (page) -> lanes.each(page, (form) -> settle(night, form)));
			}
			while (!posted.letters().isEmpty() && posted.alarms().isEmpty() && !night.interrupted().getAsBoolean());
			Pages.together(night,
					(limit) -> this.envelopes.inState(night.agency().id(), EnvelopeStatus.ANSWERED, limit),
					Envelope::id, (page) -> lanes.each(page, this::close));
		}
	}

	/** Temporary passwords whose time is over, and sign-in failures that are long ago. */
	private void endWhatRanOut(Night night) {
		int expired;
		do {
			expired = this.registry.credentials().expire(night.agency().id()).size();
			night.counts().add(name(), "expired accounts", expired);
		}
		while (expired > 0 && !night.interrupted().getAsBoolean());
		this.registry.activation().forgetOldFailures(night.agency().id());
	}

	private void count(Night night, Posted posted) {
		for (LetterStatus status : LetterStatus.values()) {
			if (posted.count(status) > 0) {
				night.counts().add(name(), status.name().toLowerCase(Locale.ROOT), posted.count(status));
			}
		}
		posted.alarms()
			.forEach((alarm) -> night.counts().add(name(), "alarm " + alarm.name().toLowerCase(Locale.ROOT), 1));
	}

	private void settle(Night night, StoredForm form) {
		PairState settled = this.transactions.in(() -> {
			PairState pair = this.outbox.pair(form.id());
			switch (pair) {
				case NONE, SENT ->
					this.forms.move(form, FormStatus.DELIVERED, ACTOR, "every letter to its parties was taken");
				case NOTICE_FAILED -> this.voiding.noticeLost(form, ACTOR, "NOT_DELIVERED");
				case FAILED -> this.voiding.undeliverable(form, ACTOR, "NOT_DELIVERED");
				case PENDING -> {
				}
			}
			return pair;
		});
		if (settled == PairState.NOTICE_FAILED) {
			night.counts().add(name(), NOTICE_LOST, 1);
		}
	}

	/** An envelope is closed when its answer went out and nothing of it is under way. */
	private void close(Envelope envelope) {
		boolean answered = this.outbox.ofEnvelope(envelope.id())
			.stream()
			.filter((letter) -> letter.kind() == LetterKind.ANSWER)
			.allMatch((letter) -> letter.status() == LetterStatus.SENT || letter.status().next().isEmpty());
		boolean ended = this.forms.ofEnvelope(envelope.id()).stream().allMatch((form) -> form.status().isFinal());
		if (answered && ended) {
			this.transactions.run(() -> this.envelopes.move(envelope, EnvelopeStatus.CLOSED, ACTOR,
					"answered, every form at its end"));
		}
	}

}

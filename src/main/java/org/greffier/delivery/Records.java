package org.greffier.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.greffier.catalogue.Agency;
import org.greffier.delivery.Posted.Alarm;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What one sender of a pass writes down: one transaction for each step, and what it did.
 */
final class Records {

	private final TransactionTemplate transaction;

	private final LetterRows rows;

	private final Gate gate;

	private final LetterJournal journal;

	private final Clock clock;

	private final Agency agency;

	private final Tally tally;

	/** Of the transaction under way, which may be done again. */
	private final List<Posted.Dispatch> pending = new ArrayList<>();

	Records(TransactionTemplate transaction, LetterRows rows, Gate gate, LetterJournal journal, Clock clock,
			Agency agency, Tally tally) {
		this.transaction = transaction;
		this.rows = rows;
		this.gate = gate;
		this.journal = journal;
		this.clock = clock;
		this.agency = agency;
		this.tally = tally;
	}

	static String messageId(Agency agency, LetterRow letter) {
		String sender = agency.sender().address();
		return "<" + letter.token() + sender.substring(sender.lastIndexOf('@')) + ">";
	}

	void alarm(Alarm alarm) {
		this.tally.alarm(alarm);
	}

	boolean goesOn() {
		return this.tally.goesOn();
	}

	boolean anyDue() {
		return this.rows.anyDue(this.agency.id(), this.clock.instant());
	}

	int due() {
		return this.rows.due(this.agency.id(), this.clock.instant());
	}

	/**
	 * Makes what a crash left under way due again, or ends it when its tries are spent,
	 * and counts what was sent today. Once a pass, before anything is sent.
	 */
	void settleDoubts() {
		this.tally.startsAt(this.rows.attemptsSince(this.agency.id(), startOfDay(0)));
		inTransaction(() -> {
			for (LetterRow letter : this.rows.inDoubt(this.agency.id())) {
				this.rows.end(letter, "DOUBT", "CRASH", this.clock.instant());
				if (letter.attempts() > this.agency.sender().retry().size()) {
					fail(letter, "TRIES_SPENT");
				}
				else {
					move(letter, LetterStatus.RETRY, "CRASH", this.clock.instant());
				}
			}
			return true;
		});
	}

	/**
	 * Starts an attempt of the next letter that is due, if the gate lets it pass.
	 * @return empty when none is due, or this one is not to be sent now
	 */
	Optional<LetterRow> claim() {
		if (!this.tally.reserve(this.agency.sender().dailyCap())) {
			return Optional.empty();
		}
		Optional<LetterRow> claimed = inTransaction(() -> {
			Optional<LetterRow> due = this.rows.claim(this.agency.id(), this.clock.instant());
			return due.flatMap((letter) -> this.gate.admit(letter.kind(), letter.to())
				.fold((admitted) -> begin(letter), (suppressed) -> {
					move(letter, LetterStatus.VOID, suppressed.why(), this.clock.instant());
					return Optional.<LetterRow>empty();
				}, (refused) -> {
					fail(letter, refused.why());
					return Optional.<LetterRow>empty();
				}));
		});
		if (claimed.isEmpty()) {
			this.tally.release();
		}
		return claimed;
	}

	private Optional<LetterRow> begin(LetterRow letter) {
		Instant now = this.clock.instant();
		if (letter.kind().isReply()
				&& this.rows.answersSince(letter, startOfDay(0)) >= this.agency.sender().perRecipientPerDay()) {
			alarm(Alarm.RECIPIENT_CAP);
			this.rows.move(letter, letter.status(), "RECIPIENT_CAP", now, startOfDay(1));
			return Optional.empty();
		}
		LetterRow trying = letter.trying();
		this.rows.begin(trying, messageId(this.agency, trying), now);
		this.journal.moved(letter.agency(), letter.id(), letter.status(), LetterStatus.SENDING,
				letter.kind() + " attempt " + trying.attempts());
		return Optional.of(trying);
	}

	/**
	 * Records the relay's reply.
	 * @param whenTaken done in the same transaction when it took the message
	 */
	void record(LetterRow letter, Reply reply, Runnable whenTaken) {
		inTransaction(() -> {
			Instant now = this.clock.instant();
			String code = reply.code();
			return reply.fold((taken) -> {
				whenTaken.run();
				this.rows.end(letter, "SENT", code, now);
				return move(letter, LetterStatus.SENT, code, now);
			}, (temporary) -> {
				this.rows.end(letter, temporary.doubt() ? "DOUBT" : "RETRY", code, now);
				return retry(letter, code);
			}, (permanent) -> {
				this.rows.end(letter, "FAILED", code, now);
				return fail(letter, code);
			}, (notFromUs) -> {
				this.rows.end(letter, "RETRY", code, now);
				alarm(notFromUs.alarm());
				return retry(letter, code);
			});
		});
	}

	/** Ends a letter whose message is not needed any more. */
	void cancel(LetterRow letter, String why) {
		inTransaction(() -> {
			this.rows.end(letter, "VOID", why, this.clock.instant());
			return move(letter, LetterStatus.VOID, why, this.clock.instant());
		});
		this.tally.release();
	}

	private <T> T inTransaction(Supplier<T> work) {
		T result = this.transaction.execute((status) -> {
			this.pending.clear();
			return work.get();
		});
		this.tally.add(this.pending);
		this.pending.clear();
		return result;
	}

	private boolean retry(LetterRow letter, String code) {
		List<Duration> waits = this.agency.sender().retry();
		if (letter.attempts() > waits.size()) {
			return fail(letter, "TRIES_SPENT " + code);
		}
		return move(letter, LetterStatus.RETRY, code, this.clock.instant().plus(waits.get(letter.attempts() - 1)));
	}

	private boolean fail(LetterRow letter, String code) {
		move(letter, LetterStatus.FAILED, code, this.clock.instant());
		if (letter.kind().isHalf()) {
			this.rows.otherHalf(letter)
				.forEach((other) -> move(other, LetterStatus.VOID, "OTHER_HALF", this.clock.instant()));
		}
		return true;
	}

	private boolean move(LetterRow letter, LetterStatus to, String code, Instant nextAt) {
		this.rows.move(letter, to, code, this.clock.instant(), nextAt);
		this.journal.moved(letter.agency(), letter.id(), letter.status(), to, letter.kind() + " " + code);
		this.pending.add(letter.dispatch(to, code));
		return true;
	}

	private Instant startOfDay(int later) {
		ZoneId zone = this.agency.schedule().zone();
		return this.clock.instant().atZone(zone).toLocalDate().plusDays(later).atStartOfDay(zone).toInstant();
	}

}

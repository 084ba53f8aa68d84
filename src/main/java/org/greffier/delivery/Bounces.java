package org.greffier.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Matches delivery status notices (RFC 3464) to our letters, by what only our letter
 * carried: its Original-Envelope-Id, its Message-ID or its return path. A notice that
 * matches none changes nothing, whoever it says it is from.
 */
public final class Bounces {

	private final LetterRows rows;

	private final LetterJournal journal;

	private final Clock clock;

	public Bounces(JdbcClient jdbc, Vault vault, LetterJournal journal, Clock clock) {
		this.rows = new LetterRows(jdbc, vault);
		this.journal = journal;
		this.clock = clock;
	}

	/**
	 * Finds the letter that a notice is about, and records a failed one, in the caller's
	 * transaction: the letter is BOUNCED, and the other half of its pair VOID if it was
	 * not sent yet. Repeating it changes nothing and says the same.
	 * @param raw the notice; the returned original may be stripped to its headers
	 */
	public Optional<Bounced> match(AgencyId agency, byte[] raw) {
		Optional<Notice> notice = Notice.read(raw);
		for (Notice.Token token : notice.map(Notice::tokens).orElse(java.util.List.of())) {
			Optional<LetterRow> letter = this.rows.find(agency, token.letter());
			if (letter.isPresent()) {
				return Optional.of(match(letter.get(), token, notice.orElseThrow()));
			}
		}
		return Optional.empty();
	}

	private Bounced match(LetterRow letter, Notice.Token token, Notice notice) {
		boolean last = LetterRow.token(letter.id(), letter.kind(), token.attempt()).equals(letter.token())
				&& !(letter.kind().isHalf() && this.rows.isReissued(letter));
		Bounced.Action action = (notice.action() == Bounced.Action.FAILED && !last) ? Bounced.Action.SUPERSEDED
				: notice.action();
		if (action == Bounced.Action.FAILED && letter.status().mayBecome(LetterStatus.BOUNCED)) {
			move(letter, LetterStatus.BOUNCED, notice.status());
			if (letter.kind().isHalf()) {
				this.rows.otherHalf(letter).forEach((other) -> move(other, LetterStatus.VOID, "OTHER_HALF"));
			}
		}
		return new Bounced(letter.id(), letter.form(), letter.account(), letter.kind(), action, notice.status());
	}

	private void move(LetterRow letter, LetterStatus to, String reply) {
		Instant now = this.clock.instant();
		this.rows.move(letter, to, reply, now, now);
		this.journal.moved(letter.agency(), letter.id(), letter.status(), to, letter.kind() + " " + reply);
	}

}

package org.greffier.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import org.greffier.catalogue.Agency;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.Vault;
import org.greffier.safe.WriteBarrier;
import org.springframework.core.task.TaskDecorator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Commits an attempt, on the disk, before it talks to the server,
 * talks outside of any transaction, and records the reply. A letter that a crash left
 * under way is tried again: the same message once more, or, of a password, a new
 * password, since the earlier mail may have arrived (FAULTS finding 2).
 */
public final class Courier {

	private final DataSource source;

	private final TransactionTemplate transaction;

	private final LetterRows rows;

	private final Gate gate;

	private final AccessTokens tokens;

	private final DeliverySettings settings;

	private final LetterJournal journal;

	private final TaskDecorator carry;

	private final Clock clock;

	/**
	 * A courier for all bodies.
	 * @param transaction what changes are made in: a run's are fenced with its lease
	 * @param tokens by which relays are signed in to
	 * @param carry takes what holds for the caller's thread, such as its lease, to the
	 * threads that send
	 */
	public Courier(DataSource source, TransactionTemplate transaction, Vault vault, Gate gate, AccessTokens tokens,
			DeliverySettings settings, LetterJournal journal, TaskDecorator carry, Clock clock) {
		this.source = source;
		this.transaction = transaction;
		this.rows = new LetterRows(JdbcClient.create(source), vault);
		this.gate = gate;
		this.tokens = tokens;
		this.settings = settings;
		this.journal = journal;
		this.carry = carry;
		this.clock = clock;
	}

	/**
	 * Sends all letters of a body that are due now, over as many connections as the body
	 * allows, and settles those that a crash left in doubt. Call it outside a
	 * transaction. A letter that is due and was not sent stays due.
	 * @param interrupted asked before each letter: whether to leave the rest due
	 */
	public Posted sendDue(Agency agency, SecretSource secrets, BooleanSupplier interrupted) {
		Optional<Turn> turn = Turn.take(this.source, agency.id());
		if (turn.isEmpty()) {
			return new Posted(List.of(), Set.of(Posted.Alarm.BUSY), this.rows.due(agency.id(), this.clock.instant()));
		}
		try {
			Tally tally = new Tally(this.settings.batch(), interrupted);
			return new Pass(tally, agency.sender().connections(), this.carry, () -> sender(agency, secrets, tally))
				.run();
		}
		finally {
			turn.get().end();
		}
	}

	private Sender sender(Agency agency, SecretSource secrets, Tally tally) {
		Records records = new Records(this.transaction, this.rows, this.gate, this.journal, this.clock, agency, tally);
		return new Sender(agency, records, new Relay(agency.sender(), this.tokens, this.settings.deadline()), secrets,
				new WriteBarrier(JdbcClient.create(this.source)), this.clock);
	}

}

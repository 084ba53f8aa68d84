package org.greffier.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import org.greffier.catalogue.Agency;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Commits an attempt before it talks to the server, talks outside of
 * any transaction, and records the reply. A letter that a crash left under way is tried
 * again: the same message once more, or, of a password, a new password, since the earlier
 * mail may have arrived (FAULTS finding 2).
 */
public final class Courier {

	private final DataSource source;

	private final TransactionTemplate transaction;

	private final LetterRows rows;

	private final Gate gate;

	private final DeliverySettings settings;

	private final LetterJournal journal;

	private final Clock clock;

	public Courier(DataSource source, TransactionTemplate transaction, Vault vault, Gate gate,
			DeliverySettings settings, LetterJournal journal, Clock clock) {
		this.source = source;
		this.transaction = transaction;
		this.rows = new LetterRows(JdbcClient.create(source), vault);
		this.gate = gate;
		this.settings = settings;
		this.journal = journal;
		this.clock = clock;
	}

	/**
	 * Sends all letters of a body that are due now, one after the other over one
	 * connection, and settles those that a crash left in doubt. Call it outside a
	 * transaction. A letter that is due and was not sent stays due.
	 */
	public Posted sendDue(Agency agency, SecretSource secrets) {
		Optional<Turn> turn = Turn.take(this.source, agency.id());
		if (turn.isEmpty()) {
			return new Posted(List.of(), Set.of(Posted.Alarm.BUSY), this.rows.due(agency.id(), this.clock.instant()));
		}
		try (Relay relay = new Relay(agency.sender(), this.settings.deadline())) {
			Records records = new Records(this.transaction, this.rows, this.gate, this.journal, this.clock, agency);
			return new Pass(agency, records, relay, secrets, this.clock).run(this.settings.batch());
		}
		finally {
			turn.get().end();
		}
	}

}

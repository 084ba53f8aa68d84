package org.greffier.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import org.greffier.catalogue.Agency;
import org.greffier.safe.Vault;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Commits an attempt before it talks to the server, talks outside of
 * any transaction, and records the reply.
 */
public final class Courier {

	public Courier(DataSource source, TransactionTemplate transaction, Vault vault, Gate gate,
			DeliverySettings settings, LetterJournal journal, Clock clock) {
	}

	/**
	 * Sends all letters of a body that are due now, one after the other over one
	 * connection, and settles those that a crash left in doubt. Call it outside a
	 * transaction.
	 */
	public Posted sendDue(Agency agency, SecretSource secrets) {
		return new Posted(List.of(), Set.of(), 0);
	}

}

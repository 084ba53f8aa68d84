package org.greffier.platform;

import org.greffier.casefile.CaseEvent;
import org.greffier.casefile.CaseEvents;
import org.greffier.registry.AccountEvent;
import org.greffier.registry.MandateEvent;

/**
 * Tells the audit what happens to accounts and mandates, for the registry does not know
 * the ledger.
 */
final class AccountJournal {

	private final CaseEvents events;

	AccountJournal(CaseEvents events) {
		this.events = events;
	}

	void append(MandateEvent event) {
		this.events.append(CaseEvent.move(event.agency(), event.actor(), "mandate", event.mandate().value(),
				event.from(), event.to(), event.why()));
	}

	void append(AccountEvent event) {
		this.events.append(new CaseEvent(event.agency(), event.actor(), "account", event.account().value(),
				event.event(), event.from().map(Enum::name), event.to().map(Enum::name), event.why()));
	}

}

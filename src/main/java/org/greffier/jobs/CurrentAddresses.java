package org.greffier.jobs;

import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Credential;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.Outbox;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.reading.ReadingJson;
import org.greffier.registry.Accounts;
import org.greffier.registry.CredentialAddresses;

/**
 * The parties' addresses as they stand now: those on the form, unless a person corrected
 * them for a re-issue. The stored reading stays what was read.
 */
final class CurrentAddresses {

	private final Forms forms;

	private final Outbox outbox;

	private final Accounts accounts;

	CurrentAddresses(Forms forms, Outbox outbox, Accounts accounts) {
		this.forms = forms;
		this.outbox = outbox;
		this.accounts = accounts;
	}

	/** What was read of a form, with the addresses that its account's halves go to. */
	Reading reading(StoredForm form, FormKind kind) {
		Reading read = ReadingJson.read(this.forms.reading(form.id()).orElseThrow());
		return this.outbox.account(form.id())
			.map(this.accounts::addresses)
			.map((addresses) -> with(read, kind, addresses))
			.orElse(read);
	}

	private static Reading with(Reading read, FormKind kind, CredentialAddresses addresses) {
		Party learnsName = kind.receiver(Credential.USERNAME);
		return read.corrected(learnsName.field("email"), addresses.username())
			.corrected(learnsName.other().field("email"), addresses.password());
	}

}

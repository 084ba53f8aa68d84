package org.greffier.catalogue;

/**
 * One folder where mails come in.
 *
 * @param folder one of the mailbox's
 */
public record Inbox(Agency agency, MailboxSettings mailbox, String folder) {

	/** What the ledger calls the mailbox. */
	public String key() {
		return this.mailbox.key(this.agency.id());
	}

	/** What a log may say of it. */
	@Override
	public String toString() {
		return key() + " " + this.folder;
	}

}

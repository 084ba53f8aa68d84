package org.greffier.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.greffier.form.AgencyId;
import org.greffier.form.Text;

/**
 * One body: its {@code job.yaml}, its kinds, its tables.
 *
 * @param specimen whether its blanks print SPÉCIMEN across
 * @param contact whom to ask, shown in every letter (RULES RAMQ-27)
 * @param mailboxes where mails come in, one or more
 * @param kinds by name
 * @param folder its folder in {@code jobs/}, where {@code letters/} and
 * {@code reference/} are
 * @param clerks who gets the reports
 * @param mandates what becomes of them when their grantor loses status
 */
public record Agency(AgencyId id, Text name, boolean specimen, Text contact, List<MailboxSettings> mailboxes,
		SenderSettings sender, ScheduleSettings schedule, AnswerPolicy answers, Refusals refusals, HoldPolicy holds,
		List<Withdrawal> withdrawals, Limits limits, PasswordPolicy password, Map<String, Retention> retention,
		AddressLists addresses, Map<String, FormKind> kinds, Path folder, Clerks clerks, MandatePolicy mandates) {

	public Agency {
		mailboxes = List.copyOf(mailboxes);
		withdrawals = List.copyOf(withdrawals);
		retention = Map.copyOf(retention);
		kinds = Map.copyOf(kinds);
	}

	/** Every folder where mails come in. */
	public List<Inbox> inboxes() {
		return this.mailboxes.stream()
			.flatMap((mailbox) -> mailbox.folders().stream().map((folder) -> new Inbox(this, mailbox, folder)))
			.toList();
	}

	/** The mailbox that the ledger calls so; empty when the file has it no more. */
	public Optional<MailboxSettings> mailbox(String key) {
		return this.mailboxes.stream().filter((mailbox) -> mailbox.key(this.id).equals(key)).findFirst();
	}

	/**
	 * Whether mails without a verdict of the server count as ones that passed, in one of
	 * its mailboxes at least; those of another were marked as failed when they were
	 * opened.
	 */
	public boolean takesUnverified() {
		return this.mailboxes.stream().anyMatch((mailbox) -> !mailbox.authenticationRequired());
	}

	/** The addresses that are the body's own, which get no letter. */
	public Set<String> ownAddresses() {
		Set<String> addresses = new TreeSet<>(Set.of(this.sender.address(), this.sender.bounces()));
		for (MailboxSettings mailbox : this.mailboxes) {
			mailbox.address().ifPresent(addresses::add);
			if (mailbox.user().contains("@")) {
				addresses.add(mailbox.user());
			}
		}
		return addresses;
	}

}

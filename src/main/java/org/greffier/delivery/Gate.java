package org.greffier.delivery;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;

/**
 * The one gate that every outgoing message passes (MAIL part 1, RFC 3834): one recipient,
 * never one of our own addresses, no automatic answer to a machine, and headers that
 * nobody outside can add to.
 */
public final class Gate {

	private final Set<String> own;

	public Gate(Catalogue catalogue) {
		Set<String> addresses = new HashSet<>();
		for (Agency agency : catalogue.agencies().values()) {
			agency.ownAddresses().stream().map(Recipient::mailbox).forEach(addresses::add);
		}
		this.own = Set.copyOf(addresses);
	}

	/**
	 * Whether an address may get an automatic answer: exactly one that can be sent to,
	 * not ours, and no machine's.
	 */
	public boolean mayAnswer(String to) {
		return admit(LetterKind.ANSWER, to).fold((a) -> true, (s) -> false, (r) -> false);
	}

	/** Whether a letter may go to an address. Limits per day are the courier's. */
	Admission admit(LetterKind kind, String to) {
		Optional<Recipient> recipient = Recipient.of(to);
		if (recipient.isEmpty()) {
			return new Admission.Refused("ADDRESS");
		}
		if (this.own.contains(recipient.get().mailbox())) {
			return kind.isReply() ? new Admission.Suppressed("OWN_ADDRESS") : new Admission.Refused("OWN_ADDRESS");
		}
		if (recipient.get().isMachine()) {
			return kind.isReply() ? new Admission.Suppressed("MACHINE") : new Admission.Refused("MACHINE");
		}
		return new Admission.Admitted(recipient.get());
	}

}

package org.greffier.intake.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a machine says became of one mail (MAIL rows 28 and 29).
 *
 * @param status the enhanced status code (RFC 3463), inferred where none was written
 * @param recipients whom it names, in order; may be empty
 * @param diagnostic the words that say why, on one line; may be empty, and may repeat
 * what was returned
 * @param original the Message-ID of the mail it is about, with its angle brackets
 */
public record DeliveryNotice(Action action, String status, List<String> recipients, String diagnostic,
		Optional<String> original) {

	private static final int DIAGNOSTIC = 400;

	public DeliveryNotice {
		recipients = List.copyOf(recipients);
		String line = diagnostic.replaceAll("\\s+", " ").strip();
		diagnostic = (line.length() <= DIAGNOSTIC) ? line : line.substring(0, DIAGNOSTIC);
	}

	/** What became of the mail (RFC 3464 section 2.3.3). */
	public enum Action {

		/** It will not arrive: nobody tries any more. */
		FAILED,
		/** It may still arrive: the server goes on trying. */
		DELAYED,
		/** Delivered, relayed or expanded. */
		RELAYED

	}

	/** What it means for the address. */
	public enum Kind {

		/** It failed, and would again. */
		PERMANENT,
		/**
		 * It failed for a reason that may pass, such as a full mailbox or a queue that
		 * gave up.
		 */
		TEMPORARY,
		/** It did not fail yet. */
		DELAYED,
		/** It went on its way. */
		ARRIVED

	}

	public Kind kind() {
		return switch (this.action) {
			case FAILED ->
				(this.status.startsWith("4.") || this.status.endsWith(".2.2")) ? Kind.TEMPORARY : Kind.PERMANENT;
			case DELAYED -> Kind.DELAYED;
			case RELAYED -> Kind.ARRIVED;
		};
	}

	/** It says the same as a report of RFC 3464, of one recipient. */
	public String report() {
		StringBuilder report = new StringBuilder("Reporting-MTA: dns; unknown\n");
		this.original.ifPresent((id) -> report.append("X-Original-Message-ID: ").append(id).append('\n'));
		report.append("\nFinal-Recipient: rfc822; ")
			.append(this.recipients.isEmpty() ? "unknown" : this.recipients.get(0))
			.append("\nAction: ")
			.append(this.action.name().toLowerCase(Locale.ROOT))
			.append("\nStatus: ")
			.append(this.status)
			.append('\n');
		if (!this.diagnostic.isEmpty()) {
			report.append("Diagnostic-Code: x-said; ").append(this.diagnostic).append('\n');
		}
		return report.toString();
	}

	@Override
	public String toString() {
		return "DeliveryNotice[" + this.action + " " + this.status + "]";
	}

}

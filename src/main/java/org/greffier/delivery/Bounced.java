package org.greffier.delivery;

import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.FormId;
import org.greffier.form.LetterId;

/**
 * A delivery status notice about a letter of ours.
 *
 * @param status the enhanced status code, such as {@code 5.1.1}; digits and dots
 */
public record Bounced(LetterId letter, Optional<FormId> form, Optional<AccountId> account, LetterKind kind,
		Action action, String status) {

	/** Whether the pair of credentials is void now and its form undeliverable. */
	public boolean voidsPair() {
		return this.action == Action.FAILED && this.kind.isHalf();
	}

	/** Whether word of one more access is lost, though the access stands. */
	public boolean losesNotice() {
		return this.action == Action.FAILED && this.kind == LetterKind.GRANT_ADDED;
	}

	/** What the notice says (RFC 3464 section 2.3.3). */
	public enum Action {

		/** It will not arrive. */
		FAILED,
		/** It may still arrive; changes nothing. */
		DELAYED,
		/** Delivered, relayed or expanded; changes nothing. */
		RELAYED,
		/** Its reader saw it (RFC 8098); changes nothing. */
		DISPLAYED,
		/** Failed, but of an earlier attempt or round than the last; changes nothing. */
		SUPERSEDED

	}

}

package org.greffier.casefile;

import java.time.Instant;
import java.util.Optional;

import org.greffier.form.AgencyId;

/**
 * A mail as the ledger first sees it.
 *
 * @param mailbox the mailbox's name in {@code job.yaml}, never its password
 * @param messageId the header as written, at most 998 characters
 * @param sha256 of the raw bytes as fetched; empty when the mail was too large to fetch
 * @param size RFC822.SIZE, in bytes
 * @param receivedAt INTERNALDATE
 * @param raw the mail as fetched; empty when it was too large
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewEnvelope(AgencyId agency, String mailbox, String folder, long uidValidity, long uid,
		Optional<String> messageId, Optional<String> sha256, long size, Instant receivedAt, Optional<byte[]> raw) {

	@Override
	public String toString() {
		return "NewEnvelope[" + this.agency + ", uid " + this.uidValidity + "/" + this.uid + ", " + this.size
				+ " bytes]";
	}

}

package org.greffier.casefile;

import java.time.Instant;
import java.util.Optional;

import org.greffier.form.AgencyId;

/**
 * A mail as the ledger first sees it.
 *
 * @param mailbox the body's id, and the mailbox's name where it has one
 * @param messageId the header as written, at most 998 characters
 * @param sha256 of the raw bytes as fetched; of one that was too large {@code header:}
 * and that of its header section
 * @param content a digest of what the sender wrote, without what servers added on the
 * way; empty when it has no Message-ID or was too large
 * @param size in bytes, as fetched; of one that was too large RFC822.SIZE
 * @param receivedAt INTERNALDATE
 * @param raw the mail as fetched, without what it returns of our own letters; of one that
 * was too large its header section
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewEnvelope(AgencyId agency, String mailbox, String folder, long uidValidity, long uid,
		Optional<String> messageId, Optional<String> sha256, Optional<String> content, long size, Instant receivedAt,
		Optional<byte[]> raw) {

	@Override
	public String toString() {
		return "NewEnvelope[" + this.agency + ", uid " + this.uidValidity + "/" + this.uid + ", " + this.size
				+ " bytes]";
	}

}

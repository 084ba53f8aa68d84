package org.greffier.casefile;

import java.util.Optional;

/**
 * Where an envelope came from. Safe to log.
 *
 * @param mailbox as the ledger calls it
 * @param folder where it came in, with the UID that it had there
 * @param mailClass empty until it was opened
 */
public record Origin(String mailbox, String folder, long uidValidity, long uid, Optional<String> mailClass) {
}

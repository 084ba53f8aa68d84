package org.greffier.casefile;

import java.util.Optional;

/**
 * Where an envelope came from. Safe to log.
 *
 * @param folder where it came in, with the UID that it had there
 * @param mailClass empty until it was opened
 */
public record Origin(String folder, long uidValidity, long uid, Optional<String> mailClass) {
}

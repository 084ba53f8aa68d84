package org.greffier.catalogue;

import java.time.Duration;

/**
 * Temporary passwords of a body.
 *
 * @param length characters, 14 or more
 * @param lifetime from the moment it was sent
 * @param minimumChosen characters of the password that its owner chooses, 12 or more
 */
public record PasswordPolicy(int length, Duration lifetime, int minimumChosen) {
}

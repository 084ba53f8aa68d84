package org.greffier.delivery;

/**
 * The mail that a letter answers.
 *
 * @param messageId as its header says, with its angle brackets; may be hostile, the gate
 * cleans it
 * @param references what stood in its References, or empty
 */
public record MailThread(String messageId, String references) {
}

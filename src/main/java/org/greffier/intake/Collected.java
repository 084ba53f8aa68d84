package org.greffier.intake;

/**
 * What one look at a mailbox found, in mails.
 *
 * @param onServer in the folder when the look began
 * @param recorded new in the ledger, those too large among them
 * @param known in the ledger already
 * @param tooLarge recorded without their body
 * @param vanished gone before they were fetched
 * @param complete whether every mail that was there is now in the ledger or gone; if not,
 * the next look takes the rest
 */
public record Collected(int onServer, int recorded, int known, int tooLarge, int vanished, boolean complete) {
}

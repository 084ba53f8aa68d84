/**
 * Mails into the ledger and into forms.
 * <p>
 * Input: a body's mailbox. Output: envelopes whose raw mail is stored and committed
 * before it is moved on the server, each then opened: classified, authenticated, cut into
 * files. Machine mail is kept and never answered; of what it returns of our own letters
 * only headers are kept. Writes no table itself: the ledger is {@code casefile}'s.
 */
@NullMarked
package org.greffier.intake;

import org.jspecify.annotations.NullMarked;

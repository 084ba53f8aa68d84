/**
 * Reads what other machines say became of a mail: reports of RFC 3464, free text of some
 * dozens of servers, JSON of two senders.
 * <p>
 * Input: the parts of a mail. Output: a {@code DeliveryNotice}, or none. Pure; the
 * phrases it knows are data beside it, {@code phrases.txt}. Whose mail a notice is about
 * is not its question: {@code delivery} matches it.
 */
@NullMarked
package org.greffier.intake.notice;

import org.jspecify.annotations.NullMarked;

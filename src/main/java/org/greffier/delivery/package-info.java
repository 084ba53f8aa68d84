/**
 * Letters: what is said to applicants and parties, to whom, and how it leaves the house.
 * <p>
 * Input: orders of {@code jobs}, in its transaction. Output: mails of exactly one
 * recipient each, and what became of them. A temporary password is never in a table, a
 * log or a {@code String}: it exists inside one send attempt (FAULTS finding 2). Alone
 * writes {@code letter} and {@code letter_attempt}.
 */
@NullMarked
package org.greffier.delivery;

import org.jspecify.annotations.NullMarked;

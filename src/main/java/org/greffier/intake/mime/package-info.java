/**
 * A mail's bytes as headers and parts, read without ever failing on what a stranger
 * wrote.
 * <p>
 * Input: the bytes of a mail and {@link org.greffier.intake.mime.MimeLimits}. Output: a
 * tree of parts over the same bytes. The only exception is that a limit was passed. Time
 * and memory are linear in the mail. Why it is not Jakarta Mail's parser: ADR 0006.
 * Writes no table.
 */
@NullMarked
package org.greffier.intake.mime;

import org.jspecify.annotations.NullMarked;

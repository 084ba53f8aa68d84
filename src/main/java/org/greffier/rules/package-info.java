/**
 * What a body requires of a form (RULES.md), as named rules.
 * <p>
 * Input: a form kind, a reading and the facts that {@code jobs} gathered. Output: a
 * verdict with its findings, for one form and for a whole envelope. Pure: no framework,
 * no I/O, no clock; of libraries only ICU4J, for letters that look alike (Unicode
 * UTS&nbsp;#39) and for internationalised domains (UTS&nbsp;#46). Writes no table.
 */
@NullMarked
package org.greffier.rules;

import org.jspecify.annotations.NullMarked;

/**
 * The words of the house: ids, readings, findings, verdicts and the states that an
 * envelope, a form and an account may take.
 * <p>
 * Pure: no framework, no I/O, no clock. Stages never import each other; what they hand to
 * each other is in this package. Writes no table.
 */
@NullMarked
package org.greffier.form;

import org.jspecify.annotations.NullMarked;

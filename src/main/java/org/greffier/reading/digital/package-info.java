/**
 * Validates the digital signatures of a PDF (READING 3, ADR 17).
 * <p>
 * In: the file as it came, and the certificates of the folder {@code trust} of the
 * catalogue. Out: what each signature is worth and what was changed after it. Uses EU DSS
 * with a policy of our own; fetches nothing from any network. Runs in the worker
 * processes alone, save that the folder is also read where they are started. Writes no
 * table.
 */
@NullMarked
package org.greffier.reading.digital;

import org.jspecify.annotations.NullMarked;

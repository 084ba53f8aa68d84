/**
 * Reads pages that were printed and scanned. In: a grey picture of a page and where
 * everything stands on its blank; out: values with their confidence, and what stands in
 * the signature boxes. Writes no table. Plain arithmetic on pixels: whoever opens files
 * is {@code reading}, in the worker process.
 */
@NullMarked
package org.greffier.reading.scan;

import org.jspecify.annotations.NullMarked;

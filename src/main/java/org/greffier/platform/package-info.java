/**
 * The outside of the product: its command line, its wiring, and the hosts of the
 * demonstration.
 * <p>
 * Input: arguments, settings, the environment. Output: an exit code (0 done, 1 failed, 2
 * wrong use), and one line for everything that is set wrong. Nothing imports it. Writes
 * no table.
 */
@NullMarked
package org.greffier.platform;

import org.jspecify.annotations.NullMarked;

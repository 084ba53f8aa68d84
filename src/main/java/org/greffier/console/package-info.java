/**
 * What people reach with a browser: for now the page on which the owner of an account
 * chooses a password.
 * <p>
 * Input: requests. Output: pages in French and English. Translates only; decides nothing
 * and writes no table.
 */
@NullMarked
package org.greffier.console;

import org.jspecify.annotations.NullMarked;

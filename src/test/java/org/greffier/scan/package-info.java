/**
 * Makes printed and scanned forms whose truth is known, for tests and benchmarks of
 * reading: a blank is filled, printed by one of several renderers, signed with a pen and
 * seen by a scanner that is described by numbers. Input: a seed and the catalogue.
 * Output: a PDF of pictures, as a scanner sends it, and what truly stands on it; the same
 * seed makes the same file. Nothing here was really printed: what it shows is how reading
 * fails, not how often it does in an office. Writes no table.
 */
@NullMarked
package org.greffier.scan;

import org.jspecify.annotations.NullMarked;

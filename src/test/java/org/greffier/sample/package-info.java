/**
 * Makes the sample inbox: synthetic people fill, sign and mail the blanks that
 * {@code jobs/} describes.
 * <p>
 * In the test tree because a registry's product must not carry a machine that draws
 * signatures. Input: the catalogue. Output: {@code sample-inbox/}, byte for byte the same
 * every time (fixed seeds, dates, boundaries and document ids). Writes no table.
 */
package org.greffier.sample;

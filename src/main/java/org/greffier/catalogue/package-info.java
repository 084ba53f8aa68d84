/**
 * What {@code jobs/} says: the agencies, their form kinds, services, texts and limits.
 * <p>
 * Input: YAML files, checked whole before anything starts. Output: records that the other
 * packages read, where each field stands on the page, and the blank PDFs. Writes no
 * table.
 */
@NullMarked
package org.greffier.catalogue;

import org.jspecify.annotations.NullMarked;

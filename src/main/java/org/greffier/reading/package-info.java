/**
 * Turns one PDF into a {@link org.greffier.form.Reading}: AcroForm values, the text layer
 * and the signatures, each compared with what the page shows.
 * <p>
 * In: bytes from outside and the limits of a body. Out: a reading with its problems, or
 * that the file cost the reader its life. Documents are opened in killable child JVMs
 * only ({@link org.greffier.reading.ReaderPool}, {@link org.greffier.reading.Worker});
 * the calling JVM never parses one (FAULTS finding 4). Writes no table.
 */
@NullMarked
package org.greffier.reading;

import org.jspecify.annotations.NullMarked;

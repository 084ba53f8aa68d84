package org.greffier.sample;

/**
 * One mail of the sample inbox with what must come of it.
 *
 * @param agency the folder
 * @param name of its two files, {@code NAME.eml} and {@code NAME.expected.json}
 */
@SuppressWarnings("ArrayRecordComponent")
record SampleMail(String agency, String name, byte[] eml, Expected expected) {
}

package org.greffier.reading;

import org.greffier.catalogue.Limits;

/**
 * Reads a form. A real edge: documents from outside may loop, exhaust memory or crash
 * whoever opens them, so an implementation opens them in another process.
 */
public interface Reader {

	/**
	 * Reads one file. Never throws because of what the file holds.
	 * @param file its bytes, from outside; not kept
	 * @param limits of the body: bytes, pages and time of a file
	 * @return what was read, or that this try failed
	 */
	ReadOutcome read(byte[] file, Limits limits);

}

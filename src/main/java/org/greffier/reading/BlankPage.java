package org.greffier.reading;

import java.util.List;

import org.greffier.form.Box;
import org.greffier.reading.scan.PageScan;

/**
 * A page of a blank as a scan is held against it.
 *
 * @param patches where it prints something and nobody writes
 */
record BlankPage(PageScan picture, List<Box> patches) {

	BlankPage {
		patches = List.copyOf(patches);
	}

}

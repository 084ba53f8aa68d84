package org.greffier.reading;

import java.util.Map;
import java.util.Optional;

import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.SignatureReading;
import org.greffier.reading.QrCodes.PageName;
import org.greffier.reading.scan.InkBox;

/**
 * What one scanned page of a file turned out to be, and what stands on it. Its picture is
 * not kept.
 *
 * @param name what its code says
 * @param language of the blank under it, of a page that was read
 * @param inks what the signature boxes hold, to be compared
 */
record ScannedPage(Paper paper, Optional<PageName> name, Optional<Language> language,
		Map<FieldName, FieldReading> fields, Map<Party, SignatureReading> signatures, Map<Party, InkBox> inks) {

	ScannedPage {
		fields = Map.copyOf(fields);
		signatures = Map.copyOf(signatures);
		inks = Map.copyOf(inks);
	}

	static ScannedPage of(Paper paper, Optional<PageName> name) {
		return new ScannedPage(paper, name, Optional.empty(), Map.of(), Map.of(), Map.of());
	}

	/** What a scanned page can be. */
	enum Paper {

		/**
		 * A page of a blank that lies where its marks say; read if it is a current one.
		 */
		LAID,
		/** What is or may be a page of ours, and could not be laid over its blank. */
		CROOKED,
		/** Paper without anything on it, such as the back of a page. */
		WHITE,
		/** Something without a code or marks of ours. */
		OTHER

	}

}

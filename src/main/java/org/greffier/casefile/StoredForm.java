package org.greffier.casefile;

import java.time.Instant;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.form.DocumentId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;

/**
 * A form as the ledger holds it. Its file name is personal data.
 *
 * @param position its place among the files of its envelope, from 1
 */
public record StoredForm(FormId id, AgencyId agency, EnvelopeId envelope, int position, DocumentId document,
		String fileName, FormStatus status, int attempts, Optional<KindVersion> kind, Optional<Language> language,
		Instant receivedAt) {

	@Override
	public String toString() {
		return "StoredForm[" + this.id + ", " + this.agency + ", " + this.status + "]";
	}

}

package org.greffier.intake;

import java.util.Optional;

import org.greffier.form.FindingCode;

/**
 * One file of a mail.
 *
 * @param fileName fit to be shown; personal data
 * @param refused why it is refused without being read, for how it came; empty for any
 * other, of which its bytes say what it is
 */
@SuppressWarnings("ArrayRecordComponent")
record Attachment(String fileName, byte[] content, Optional<FindingCode> refused) {

	@Override
	public String toString() {
		return "Attachment[" + this.content.length + " bytes]";
	}

}

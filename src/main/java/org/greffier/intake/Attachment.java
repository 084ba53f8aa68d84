package org.greffier.intake;

/**
 * One file of a mail.
 *
 * @param fileName fit to be shown; personal data
 */
@SuppressWarnings("ArrayRecordComponent")
record Attachment(String fileName, byte[] content) {

	@Override
	public String toString() {
		return "Attachment[" + this.content.length + " bytes]";
	}

}

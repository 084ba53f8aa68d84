package org.greffier.intake.mime;

/**
 * One file in what a part packs, over bytes that are its own or its container's.
 *
 * @param type {@code application/octet-stream}, or {@code text/plain} of words that stand
 * in for another file
 * @param name as its writer gave it; may be empty
 * @param contentId by which the body shows it; empty of one that is attached
 */
@SuppressWarnings("ArrayRecordComponent")
record PackedFile(String type, String name, String contentId, byte[] source, int start, int end) {

	static final String FILE = "application/octet-stream";

	static final String TEXT = "text/plain";

	@Override
	public String toString() {
		return "PackedFile[" + (this.end - this.start) + " bytes]";
	}

}

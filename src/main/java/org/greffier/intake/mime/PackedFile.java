package org.greffier.intake.mime;

/**
 * One file in what a part packs, over bytes that are its own or its container's.
 *
 * @param name as its writer gave it; may be empty
 * @param contentId by which the body shows it; empty of one that is attached
 */
@SuppressWarnings("ArrayRecordComponent")
record PackedFile(String name, String contentId, byte[] source, int start, int end) {

	@Override
	public String toString() {
		return "PackedFile[" + (this.end - this.start) + " bytes]";
	}

}

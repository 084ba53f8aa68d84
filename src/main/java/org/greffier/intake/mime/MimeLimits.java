package org.greffier.intake.mime;

/**
 * How much of a mail is walked before it is put aside.
 *
 * @param depth of parts in parts (FAULTS M-01)
 * @param parts of the whole tree (FAULTS M-02)
 * @param fields of one header (FAULTS M-19)
 * @param messages of mails attached to mails that are opened; a deeper one is a file
 */
public record MimeLimits(int depth, int parts, int fields, int messages) {

	/** The fields of a header that are read at most. */
	public static final int FIELDS = 2_000;

	/** The mails in mails that are opened at most (MAIL row 23). */
	public static final int MESSAGES = 3;

	public MimeLimits(int depth, int parts) {
		this(depth, parts, FIELDS, MESSAGES);
	}

}

package org.greffier.delivery;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a letter, and every legal transition; the same table is a constraint in
 * SQL ({@code letter_transition}).
 */
public enum LetterStatus {

	/** Owed; not tried yet. */
	QUEUED,
	/** An attempt is under way, or was when the process died: in doubt. */
	SENDING,
	/** The server took it (250). */
	SENT,
	/** A temporary failure; tried again later. */
	RETRY,
	/** Refused for good, or out of tries. */
	FAILED,
	/** Taken, and then returned by a notice that matched. */
	BOUNCED,
	/** Not to be sent any more: the other half failed, or nobody may be answered. */
	VOID;

	private static final Map<LetterStatus, Set<LetterStatus>> NEXT = new EnumMap<>(LetterStatus.class);

	static {
		NEXT.put(QUEUED, EnumSet.of(SENDING, FAILED, VOID));
		NEXT.put(SENDING, EnumSet.of(SENT, RETRY, FAILED, VOID, BOUNCED));
		NEXT.put(RETRY, EnumSet.of(SENDING, FAILED, VOID, BOUNCED));
		NEXT.put(SENT, EnumSet.of(BOUNCED));
		for (LetterStatus end : EnumSet.of(FAILED, BOUNCED, VOID)) {
			NEXT.put(end, EnumSet.noneOf(LetterStatus.class));
		}
	}

	public Set<LetterStatus> next() {
		return EnumSet.copyOf(NEXT.getOrDefault(this, EnumSet.noneOf(LetterStatus.class)));
	}

	public boolean mayBecome(LetterStatus other) {
		return next().contains(other);
	}

}

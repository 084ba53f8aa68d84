package org.greffier.form;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of an envelope, and every legal transition; the same table is a constraint
 * in SQL ({@code envelope_transition}).
 */
public enum EnvelopeStatus {

	RECEIVED, OPENED, TOO_LARGE, ANSWERED, CLOSED, MACHINE_MAIL, DUPLICATE, VANISHED, PARKED, CLOSED_UNANSWERED,
	QUESTION;

	private static final Map<EnvelopeStatus, Set<EnvelopeStatus>> NEXT = new EnumMap<>(EnvelopeStatus.class);

	static {
		NEXT.put(RECEIVED, EnumSet.of(OPENED, TOO_LARGE, MACHINE_MAIL, DUPLICATE, VANISHED, PARKED, CLOSED_UNANSWERED));
		NEXT.put(OPENED, EnumSet.of(ANSWERED, CLOSED_UNANSWERED, QUESTION, PARKED));
		NEXT.put(TOO_LARGE, EnumSet.of(ANSWERED, CLOSED_UNANSWERED));
		NEXT.put(ANSWERED, EnumSet.of(CLOSED));
		NEXT.put(QUESTION, EnumSet.of(CLOSED));
		NEXT.put(PARKED, EnumSet.of(RECEIVED));
		for (EnvelopeStatus end : EnumSet.of(CLOSED, MACHINE_MAIL, DUPLICATE, VANISHED, CLOSED_UNANSWERED)) {
			NEXT.put(end, EnumSet.noneOf(EnvelopeStatus.class));
		}
	}

	public Set<EnvelopeStatus> next() {
		return EnumSet.copyOf(NEXT.getOrDefault(this, EnumSet.noneOf(EnvelopeStatus.class)));
	}

	public boolean mayBecome(EnvelopeStatus other) {
		return next().contains(other);
	}

}

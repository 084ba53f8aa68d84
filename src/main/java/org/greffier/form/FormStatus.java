package org.greffier.form;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The states of a form, and every legal transition. The same table is a constraint in SQL
 * ({@code form_transition}); a test holds them equal.
 */
public enum FormStatus {

	RECEIVED, READ, IN_REVIEW, HELD, ACCEPTED, ENROLLED, DELIVERED, UNDELIVERABLE, REFUSED, EXPIRED, DUPLICATE, PARKED,
	WITHDRAWN;

	private static final Map<FormStatus, Set<FormStatus>> NEXT = new EnumMap<>(FormStatus.class);

	static {
		NEXT.put(RECEIVED, EnumSet.of(READ, REFUSED, DUPLICATE, PARKED, WITHDRAWN));
		NEXT.put(READ, EnumSet.of(ACCEPTED, REFUSED, IN_REVIEW, HELD, PARKED, WITHDRAWN));
		NEXT.put(IN_REVIEW, EnumSet.of(READ, REFUSED, PARKED, WITHDRAWN));
		NEXT.put(HELD, EnumSet.of(READ, REFUSED, EXPIRED, PARKED, WITHDRAWN));
		NEXT.put(ACCEPTED, EnumSet.of(ENROLLED));
		NEXT.put(ENROLLED, EnumSet.of(DELIVERED, UNDELIVERABLE));
		NEXT.put(DELIVERED, EnumSet.of(UNDELIVERABLE));
		NEXT.put(UNDELIVERABLE, EnumSet.of(ENROLLED));
		NEXT.put(PARKED, EnumSet.of(RECEIVED));
		for (FormStatus end : EnumSet.of(REFUSED, EXPIRED, DUPLICATE, WITHDRAWN)) {
			NEXT.put(end, EnumSet.noneOf(FormStatus.class));
		}
	}

	public Set<FormStatus> next() {
		return EnumSet.copyOf(NEXT.getOrDefault(this, EnumSet.noneOf(FormStatus.class)));
	}

	public boolean mayBecome(FormStatus other) {
		return next().contains(other);
	}

	/**
	 * Whether the form is read, parked or ended: what the envelope's barrier waits for
	 * (RULES X-15).
	 */
	public boolean isPastReading() {
		return this != RECEIVED;
	}

	/** Whether no step of a run and no clerk has anything left to do. */
	public boolean isFinal() {
		return this == DELIVERED || next().isEmpty();
	}

}

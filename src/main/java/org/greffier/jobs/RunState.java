package org.greffier.jobs;

/** The states of a run. */
public enum RunState {

	/** At work, or killed at work: its lease tells which. */
	STARTED,
	/** Every step came to its end. */
	COMPLETED,
	/** Its process was asked to end; the next start goes on from there. */
	STOPPED,
	/** A step could not go on; the schedule starts it again. */
	FAILED

}

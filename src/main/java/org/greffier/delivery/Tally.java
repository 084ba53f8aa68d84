package org.greffier.delivery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.greffier.delivery.Posted.Alarm;
import org.greffier.delivery.Posted.Dispatch;

/** What all senders of one pass have done, and whether they go on. Thread-safe. */
final class Tally {

	private final List<Dispatch> letters = new ArrayList<>();

	private final Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);

	private final BooleanSupplier interrupted;

	private int left;

	private int today;

	private boolean stopped;

	/**
	 * A pass of at most so many attempts.
	 * @param interrupted whether the house ends: no further attempt begins
	 */
	Tally(int most, BooleanSupplier interrupted) {
		this.left = most;
		this.interrupted = interrupted;
	}

	/** Says how many attempts reached the relay today before this pass. */
	synchronized void startsAt(int attempts) {
		this.today = attempts;
	}

	/**
	 * Takes a place for one more attempt, or stops the pass: its limit is reached, or,
	 * with an alarm, the day's.
	 */
	synchronized boolean reserve(int dailyCap) {
		if (this.today >= dailyCap) {
			alarm(Alarm.DAILY_CAP);
		}
		if (!goesOn()) {
			return false;
		}
		this.left--;
		this.today++;
		return true;
	}

	/** Gives back a place that was not needed. */
	synchronized void release() {
		this.left++;
		this.today--;
	}

	/** Every alarm stops the pass, but one that is of a single recipient. */
	synchronized void alarm(Alarm alarm) {
		this.alarms.add(alarm);
		this.stopped |= alarm != Alarm.RECIPIENT_CAP;
	}

	synchronized void add(List<Dispatch> changed) {
		this.letters.addAll(changed);
	}

	synchronized void stop() {
		this.stopped = true;
	}

	synchronized boolean goesOn() {
		return !this.stopped && this.left > 0 && !this.interrupted.getAsBoolean();
	}

	synchronized Posted posted(int waiting) {
		return new Posted(this.letters, this.alarms, waiting);
	}

}

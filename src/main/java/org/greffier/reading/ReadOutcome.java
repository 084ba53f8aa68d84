package org.greffier.reading;

import java.util.function.Function;

import org.greffier.form.Reading;

/** What came of one try to read a file. */
public sealed interface ReadOutcome {

	/** Handles both cases; a new case does not compile until it is handled. */
	<T> T fold(Function<Done, T> done, Function<Failed, T> failed);

	/**
	 * The file was looked at to the end; what is wrong with it is in the reading's
	 * problems.
	 */
	record Done(Reading reading) implements ReadOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed) {
			return done.apply(this);
		}

	}

	/**
	 * The worker was killed at its time limit or died: one try of the file is lost, and
	 * nothing else.
	 *
	 * @param why safe to log: what became of the worker, nothing of the file
	 */
	record Failed(String why) implements ReadOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed) {
			return failed.apply(this);
		}

	}

}

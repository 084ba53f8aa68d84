package org.greffier.jobs;

import java.util.function.Function;

import org.greffier.form.AgencyId;

/** What came of asking for a night. */
public sealed interface NightOutcome {

	/** Handles every outcome; the compiler keeps it exhaustive. */
	<T> T fold(Function<Done, T> done, Function<Failed, T> failed, Function<Busy, T> busy,
			Function<AlreadyDone, T> alreadyDone, Function<Stopped, T> stopped);

	/** Every step came to its end. */
	record Done(RunReport report) implements NightOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed, Function<Busy, T> busy,
				Function<AlreadyDone, T> alreadyDone, Function<Stopped, T> stopped) {
			return done.apply(this);
		}

	}

	/** A step could not go on; the next start goes on from there. */
	record Failed(RunReport report) implements NightOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed, Function<Busy, T> busy,
				Function<AlreadyDone, T> alreadyDone, Function<Stopped, T> stopped) {
			return failed.apply(this);
		}

	}

	/** Another process is at work for this body. */
	record Busy(AgencyId agency) implements NightOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed, Function<Busy, T> busy,
				Function<AlreadyDone, T> alreadyDone, Function<Stopped, T> stopped) {
			return busy.apply(this);
		}

	}

	/** The scheduled night ran before. */
	record AlreadyDone(AgencyId agency) implements NightOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed, Function<Busy, T> busy,
				Function<AlreadyDone, T> alreadyDone, Function<Stopped, T> stopped) {
			return alreadyDone.apply(this);
		}

	}

	/** This process was asked to end; the next start goes on from there. */
	record Stopped(AgencyId agency) implements NightOutcome {

		@Override
		public <T> T fold(Function<Done, T> done, Function<Failed, T> failed, Function<Busy, T> busy,
				Function<AlreadyDone, T> alreadyDone, Function<Stopped, T> stopped) {
			return stopped.apply(this);
		}

	}

}

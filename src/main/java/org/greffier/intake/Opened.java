package org.greffier.intake;

import java.util.function.Function;

import org.greffier.form.EnvelopeId;

/** What became of an envelope when it was opened. */
public sealed interface Opened {

	/**
	 * Taken as one answer.
	 */
	<T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
			Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable);

	/**
	 * Cut into files; the envelope is OPENED.
	 *
	 * @param forms how many files, each now a form in state RECEIVED; may be 0
	 * @param ignored how many parts only accompanied the mail
	 */
	record Cut(int forms, int ignored) implements Opened {

		@Override
		public <T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
				Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable) {
			return cut.apply(this);
		}

	}

	/**
	 * Written by a machine; the envelope is MACHINE_MAIL and ends there.
	 *
	 * @param mailClass {@code auto-reply}, {@code bounce}, {@code complaint},
	 * {@code receipt}, {@code list}, {@code own} or {@code loop}
	 */
	record Machine(String mailClass) implements Opened {

		@Override
		public <T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
				Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable) {
			return machine.apply(this);
		}

	}

	/**
	 * The same bytes as an earlier envelope, or the same mail by another way; the
	 * envelope is DUPLICATE and ends there.
	 */
	record Duplicate(EnvelopeId of) implements Opened {

		@Override
		public <T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
				Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable) {
			return duplicate.apply(this);
		}

	}

	/** Larger than what is fetched; the envelope is TOO_LARGE and has no forms. */
	record TooLarge() implements Opened {

		@Override
		public <T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
				Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable) {
			return tooLarge.apply(this);
		}

	}

	/**
	 * Deeper or of more parts than what is walked, which no further try would change; the
	 * envelope is PARKED.
	 *
	 * @param why numbers only
	 */
	record Parked(String why) implements Opened {

		@Override
		public <T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
				Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable) {
			return parked.apply(this);
		}

	}

	/**
	 * It has no file, and nobody may be answered; the envelope is CLOSED_UNANSWERED.
	 *
	 * @param why a reason without personal data
	 */
	record Unanswerable(String why) implements Opened {

		@Override
		public <T> T fold(Function<Cut, T> cut, Function<Machine, T> machine, Function<Duplicate, T> duplicate,
				Function<TooLarge, T> tooLarge, Function<Parked, T> parked, Function<Unanswerable, T> unanswerable) {
			return unanswerable.apply(this);
		}

	}

}

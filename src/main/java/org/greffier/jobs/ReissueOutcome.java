package org.greffier.jobs;

import java.util.List;
import java.util.function.Function;

import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;

/** What came of asking for a re-issue. */
public sealed interface ReissueOutcome {

	/**
	 * Both halves are owed again; the next delivery sends them.
	 *
	 * @param round of the letters, from 2
	 */
	record Owed(int round) implements ReissueOutcome {
	}

	/** The form's pair is not void, or the form has none: nothing was changed. */
	record NotVoid(FormStatus status) implements ReissueOutcome {
	}

	/** A letter of the last round is just being sent: nothing was changed, ask again. */
	record UnderWay() implements ReissueOutcome {
	}

	/** The rules do not let the corrected address pass: nothing was changed. */
	record Unsuitable(List<FindingCode> codes) implements ReissueOutcome {
		public Unsuitable {
			codes = List.copyOf(codes);
		}
	}

	/** Handles every outcome; the compiler keeps it exhaustive. */
	default <T> T fold(Function<Owed, T> owed, Function<NotVoid, T> notVoid, Function<UnderWay, T> underWay,
			Function<Unsuitable, T> unsuitable) {
		if (this instanceof Owed o) {
			return owed.apply(o);
		}
		if (this instanceof NotVoid n) {
			return notVoid.apply(n);
		}
		if (this instanceof UnderWay u) {
			return underWay.apply(u);
		}
		return unsuitable.apply((Unsuitable) this);
	}

}

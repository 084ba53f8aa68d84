package org.greffier.registry;

import java.util.function.Function;
import java.util.function.Supplier;

import org.greffier.form.AccountId;

/** What became of a first sign-in. */
public sealed interface ActivationOutcome {

	/** The account is active with the password that its owner chose. */
	record Activated(AccountId account) implements ActivationOutcome {
	}

	/**
	 * The chosen password may not be; nothing was tried. Says nothing of any account.
	 */
	record Unsuitable(ChosenProblem problem) implements ActivationOutcome {
	}

	/**
	 * Anything else: unknown user name, wrong, used, replaced or expired password, or too
	 * many tries. Nobody outside is told which.
	 */
	record Refused() implements ActivationOutcome {
	}

	/** Too many at once; the same may be tried again. Says nothing of any account. */
	record Busy() implements ActivationOutcome {
	}

	/** One result for each outcome. */
	default <T> T fold(Function<Activated, T> activated, Function<Unsuitable, T> unsuitable, Supplier<T> refused,
			Supplier<T> busy) {
		if (this instanceof Activated outcome) {
			return activated.apply(outcome);
		}
		if (this instanceof Unsuitable outcome) {
			return unsuitable.apply(outcome);
		}
		return (this instanceof Refused) ? refused.get() : busy.get();
	}

}

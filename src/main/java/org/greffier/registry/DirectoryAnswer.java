package org.greffier.registry;

import java.util.function.Function;
import java.util.function.Supplier;

/** What a directory says to a change. */
public sealed interface DirectoryAnswer {

	/** It is in force, or something newer is. */
	record Confirmed() implements DirectoryAnswer {
	}

	/** Never: another account has this user name there. */
	record UsernameTaken() implements DirectoryAnswer {
	}

	/**
	 * Not now: the same change may be tried again.
	 *
	 * @param reason for the operator; never personal data
	 */
	record Unavailable(String reason) implements DirectoryAnswer {
	}

	/** One result for each kind of answer. */
	default <T> T fold(Supplier<T> confirmed, Supplier<T> usernameTaken, Function<Unavailable, T> unavailable) {
		if (this instanceof Unavailable answer) {
			return unavailable.apply(answer);
		}
		return (this instanceof Confirmed) ? confirmed.get() : usernameTaken.get();
	}

}

package org.greffier.delivery;

import java.util.function.Function;

/**
 * What came of one message at the relay.
 */
sealed interface Reply {

	/** The relay's code, such as {@code 250} or {@code 550 5.1.1}, or a word of ours. */
	String code();

	/** It took the message. */
	record Taken(String code) implements Reply {
	}

	/**
	 * Not now.
	 *
	 * @param doubt whether it may have taken the message all the same
	 */
	record Temporary(String code, boolean doubt) implements Reply {
	}

	/** Never, to this recipient or with this content. */
	record Permanent(String code) implements Reply {
	}

	/** It does not take messages from us at all, whoever they are for. */
	record NotFromUs(String code, Posted.Alarm alarm) implements Reply {
	}

	default <T> T fold(Function<Taken, T> taken, Function<Temporary, T> temporary, Function<Permanent, T> permanent,
			Function<NotFromUs, T> notFromUs) {
		if (this instanceof Taken t) {
			return taken.apply(t);
		}
		if (this instanceof Temporary t) {
			return temporary.apply(t);
		}
		if (this instanceof Permanent p) {
			return permanent.apply(p);
		}
		return notFromUs.apply((NotFromUs) this);
	}

}

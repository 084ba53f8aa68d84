package org.greffier.delivery;

import java.util.function.Function;

/** What the gate says of one message to one address. */
sealed interface Admission {

	/** It may go to this address. */
	record Admitted(Recipient recipient) implements Admission {
	}

	/** It is not to be sent, and nothing is amiss: an automatic answer to a machine. */
	record Suppressed(String why) implements Admission {
	}

	/** It cannot be sent; somebody must look at it. */
	record Refused(String why) implements Admission {
	}

	default <T> T fold(Function<Admitted, T> admitted, Function<Suppressed, T> suppressed,
			Function<Refused, T> refused) {
		if (this instanceof Admitted a) {
			return admitted.apply(a);
		}
		if (this instanceof Suppressed s) {
			return suppressed.apply(s);
		}
		return refused.apply((Refused) this);
	}

}

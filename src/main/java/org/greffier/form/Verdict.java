package org.greffier.form;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What the rules say of one form. The strongest finding decides: refuse, hold, review,
 * and with none of these the form is accepted. All findings are kept.
 */
public sealed interface Verdict {

	List<Finding> findings();

	record Accepted(List<Finding> findings) implements Verdict {
		public Accepted {
			findings = List.copyOf(findings);
		}
	}

	record Refused(List<Finding> findings) implements Verdict {
		public Refused {
			findings = List.copyOf(findings);
		}
	}

	record Held(List<Finding> findings) implements Verdict {
		public Held {
			findings = List.copyOf(findings);
		}
	}

	record InReview(List<Finding> findings) implements Verdict {
		public InReview {
			findings = List.copyOf(findings);
		}
	}

	/** Handles every outcome; the compiler keeps it exhaustive. */
	default <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused, Function<Held, T> held,
			Function<InReview, T> inReview) {
		if (this instanceof Accepted a) {
			return accepted.apply(a);
		}
		if (this instanceof Refused r) {
			return refused.apply(r);
		}
		if (this instanceof Held h) {
			return held.apply(h);
		}
		return inReview.apply((InReview) this);
	}

	/** The state that this verdict gives its form. */
	default FormStatus status() {
		return fold((a) -> FormStatus.ACCEPTED, (r) -> FormStatus.REFUSED, (h) -> FormStatus.HELD,
				(i) -> FormStatus.IN_REVIEW);
	}

	/** The verdict that follows from findings alone. */
	static Verdict of(List<Finding> findings) {
		List<Finding> sorted = findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
		if (sorted.isEmpty()) {
			return new Accepted(sorted);
		}
		return switch (sorted.get(0).severity()) {
			case REFUSE -> new Refused(sorted);
			case HOLD -> new Held(sorted);
			case REVIEW -> new InReview(sorted);
			case NOTE -> new Accepted(sorted);
		};
	}

}

package org.greffier.delivery;

import java.util.List;

/**
 * One file as a template sees it: {@code file.name}, {@code file.what},
 * {@code file.faults}.
 *
 * @param n its number, from 1
 * @param what {@code accepted}, {@code refused}, {@code with-clerk}, {@code held},
 * {@code expired} or {@code duplicate}
 * @param title of its form kind; empty when none was recognised
 * @param faults those that refuse it, or hold it
 * @param earlier the number of the request with which the same file came before; empty
 * when it did not
 * @param earlierDay the day of it
 * @param replaces the number of the request of which it replaces a form; empty when it
 * replaces none
 */
record FileLines(int n, String name, String what, String title, List<Fault> faults, String earlier, String earlierDay,
		String replaces) {

	@Override
	public String toString() {
		return "FileLines[" + this.n + ", " + this.what + "]";
	}

	/** What is wrong, and what to do. */
	record Fault(String wrong, String mend) {
	}

}

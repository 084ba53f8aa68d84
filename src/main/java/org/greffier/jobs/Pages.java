package org.greffier.jobs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Goes once through everything that stands in one state, a page at a time, while the work
 * moves most of it out of that state. When the night is interrupted it stops at the next
 * item (FAULTS C-15).
 */
final class Pages {

	/** Items in memory at once. */
	static final int SIZE = 100;

	private Pages() {
	}

	/**
	 * Hands over each item once.
	 * @param page the oldest items in the state, at most so many
	 * @param id of an item
	 */
	static <T, I> void each(Night night, IntFunction<List<T>> page, Function<T, I> id, Consumer<T> work) {
		together(night, page, id, (items) -> {
			for (T item : items) {
				if (night.interrupted().getAsBoolean()) {
					return;
				}
				work.accept(item);
			}
		});
	}

	/**
	 * Hands over each item once, a page together; the work itself asks between its items.
	 * @param page the oldest items in the state, at most so many
	 * @param id of an item
	 */
	static <T, I> void together(Night night, IntFunction<List<T>> page, Function<T, I> id, Consumer<List<T>> work) {
		Set<I> seen = new HashSet<>();
		int stuck = 0;
		while (!night.interrupted().getAsBoolean()) {
			List<T> all = page.apply(SIZE + stuck);
			List<T> fresh = all.stream().filter((item) -> !seen.contains(id.apply(item))).toList();
			if (fresh.isEmpty()) {
				return;
			}
			stuck = all.size() - fresh.size();
			fresh.forEach((item) -> seen.add(id.apply(item)));
			work.accept(fresh);
		}
	}

}

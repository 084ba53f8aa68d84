package org.greffier.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers mistakes, so that all are told at once. Not safe between threads. */
final class Mistakes {

	private static final Comparator<Mistake> ORDER = Comparator
		.comparing((Mistake mistake) -> mistake.file().toString())
		.thenComparingInt(Mistake::line)
		.thenComparing(Mistake::key);

	private final List<Mistake> mistakes = new ArrayList<>();

	void add(Path file, int line, String key, String problem, String allowed) {
		this.mistakes.add(new Mistake(file, line, key, problem, allowed));
	}

	void addFile(Path file, String problem, String allowed) {
		add(file, 0, "", problem, allowed);
	}

	int count() {
		return this.mistakes.size();
	}

	List<Mistake> sorted() {
		return this.mistakes.stream().distinct().sorted(ORDER).toList();
	}

}

package org.greffier.platform;

import java.nio.file.Path;

import org.greffier.reading.ReaderSettings;

/** How this product starts the processes that open documents. */
final class ReaderProcess {

	private ReaderProcess() {
	}

	/** One a core, from the jar or from the class path, whichever this JVM runs from. */
	static ReaderSettings settings(Path jobs) {
		return RunsFromJar.jar()
			.map((jar) -> ReaderSettings.ofJar(jobs, jar, "reader"))
			.orElseGet(() -> ReaderSettings.ofClassPath(jobs));
	}

}

package org.greffier.safe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tests' handler: at the n-th time that the point of
 * {@code -Dgreffier.failpoint=ID:n} is reached it writes the file
 * {@code -Dgreffier.failpoint.mark} and blocks for ever, so that the process that started
 * this one can end it with a true SIGKILL. With {@code -Dgreffier.failpoint.halt=true} it
 * halts by itself.
 */
public final class MarkAndBlock implements FailpointHandler {

	private final AtomicInteger hits = new AtomicInteger();

	@Override
	public void reached(String id) {
		String wanted = System.getProperty("greffier.failpoint", "");
		int colon = wanted.indexOf(':');
		if (colon < 0 || !wanted.substring(0, colon).equals(id)) {
			return;
		}
		if (this.hits.incrementAndGet() == Integer.parseInt(wanted.substring(colon + 1))) {
			mark(id);
			block();
		}
	}

	private static void mark(String id) {
		try {
			Path mark = Path.of(System.getProperty("greffier.failpoint.mark"));
			Path draft = mark.resolveSibling(mark.getFileName() + ".draft");
			Files.writeString(draft, id);
			Files.move(draft, mark);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void block() {
		if (Boolean.getBoolean("greffier.failpoint.halt")) {
			Runtime.getRuntime().halt(137);
		}
		while (true) {
			try {
				Thread.sleep(Long.MAX_VALUE);
			}
			catch (InterruptedException ex) {
				// only a SIGKILL ends this
			}
		}
	}

}

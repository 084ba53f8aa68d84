package org.greffier.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.greffier.catalogue.Limits;

/** A parent whose child reads a file that takes for ever, to be killed meanwhile. */
final class ReaderParent {

	private ReaderParent() {
	}

	public static void main(String[] arguments) throws IOException {
		Limits limits = ReaderPoolIT.limits(Duration.ofMinutes(5));
		byte[] slow = Files.readAllBytes(Path.of(arguments[0]));
		ReaderSettings own = ReaderSettings.ofClassPath(PdfForm.JOBS);
		ReaderPool pool = new ReaderPool(new ReaderSettings(own.jobs(), 1, own.heapMb(), own.command()));
		pool.read("%PDF %%EOF".getBytes(StandardCharsets.US_ASCII), limits);
		System.out.println(pool.pids().get(0));
		pool.read(slow, limits);
		System.out.println("read");
	}

}

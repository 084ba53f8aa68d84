package org.greffier.reading;

import org.greffier.catalogue.Limits;

/** Child JVMs that open documents. */
public final class ReaderPool implements Reader, AutoCloseable {

	private final ReaderSettings settings;

	public ReaderPool(ReaderSettings settings) {
		this.settings = settings;
	}

	@Override
	public ReadOutcome read(byte[] file, Limits limits) {
		return new ReadOutcome.Failed("no worker of " + this.settings.workers());
	}

	@Override
	public void close() {
	}

}

package org.greffier.platform;

import java.util.ArrayList;
import java.util.List;

import org.greffier.reading.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The process that opens documents; not for people. */
@Command(name = "reader", hidden = true, description = "Opens documents for another process.")
final class ReaderCommand implements Runnable {

	@Parameters(arity = "0..*")
	private List<String> arguments = new ArrayList<>();

	@Override
	public void run() {
		Worker.main(this.arguments.toArray(String[]::new));
	}

}

package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One night end to end on this machine, with hosts of its own. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Shows one night end to end: starts a database and a mail host, delivers an inbox, runs every"
				+ " job, prints what came of each mail and the letters, and compares where *.expected.json says what"
				+ " to expect.",
		footer = { "", "The inbox is DIR/AGENCY/*.eml, or DIR/*.eml routed by their To.",
				"Without expectations, counts are printed, and of more than 100 mails nothing but counts.",
				"Exit code: 0 when all is as expected (without expectations: when every count agrees), 1 otherwise." })
final class DemoCommand implements Callable<Integer> {

	private static final Path SAMPLES = Path.of("sample-inbox");

	/** The night after the afternoon on which the samples say that they were written. */
	private static final Instant NIGHT_OF_SAMPLES = Instant.parse("2026-11-17T07:30:00Z");

	@Option(names = "--inbox", paramLabel = "DIR", description = "the mails to deliver (default: sample-inbox)")
	private Path inbox = SAMPLES;

	@Option(names = "--once", description = "stop when all is printed; without it the console stays open")
	private boolean once;

	@Option(names = "--at", paramLabel = "INSTANT",
			description = "the night's time, such as 2026-11-17T07:30:00Z (default: now; of the samples, their night)")
	private @Nullable Instant at;

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo",
			description = "where keys, passwords and a new, empty database are kept (default: ${DEFAULT-VALUE})")
	private Path data = Path.of("data", "demo");

	@Option(names = "--jobs", paramLabel = "DIR", description = "the catalogue's folder (default: jobs)")
	private Path jobs = Path.of("jobs");

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException, MessagingException, InterruptedException {
		boolean samples = this.inbox.equals(SAMPLES);
		Instant night = (this.at != null) ? this.at : (samples ? NIGHT_OF_SAMPLES : null);
		try (DemoHosts hosts = DemoHosts.start(DemoFolder.fresh(this.data), this.jobs,
				this.spec.commandLine().getErr())) {
			Demo demo = new Demo(hosts, night, this.spec.commandLine().getOut());
			boolean agrees = demo.night(this.inbox);
			if (!this.once) {
				hosts.serve(night);
			}
			return agrees ? 0 : 1;
		}
	}

}

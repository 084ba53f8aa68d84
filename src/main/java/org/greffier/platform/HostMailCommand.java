package org.greffier.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The demonstration's mail host as a process of its own, so that killing the product
 * leaves it alone. Prints its ports as one line of JSON, and ends itself when its
 * standard input closes.
 */
@Command(name = "host-mail", hidden = true, description = "The mail server of the demonstration.")
final class HostMailCommand implements Runnable {

	@Option(names = "--imap", description = "its IMAP port; 0 for a free one")
	private int imap;

	@Option(names = "--smtp", description = "its SMTP port; 0 for a free one")
	private int smtp;

	@Option(names = "--auth-server", description = "the authserv-id of its Authentication-Results")
	private String authenticationServer = "mx.greffier.test";

	@Option(names = "--user", paramLabel = "ADDRESS:LOGIN:PASSWORD", description = "a mailbox, or one more address")
	private List<String> users = new ArrayList<>();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public void run() {
		MailHost.Settings settings = new MailHost.Settings(this.imap, this.smtp, this.authenticationServer,
				Duration.ofSeconds(2));
		try (MailHost host = MailHost.start(settings)) {
			this.users.forEach((user) -> add(host, user));
			this.spec.commandLine()
				.getOut()
				.println("{\"imap\":%d,\"smtp\":%d}".formatted(host.imapPort(), host.smtpPort()));
			this.spec.commandLine().getOut().flush();
			// Whoever started us only has to stay there.
			System.in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw Refusal.failed("the standard input of the mail host broke");
		}
	}

	private static void add(MailHost host, String user) {
		String[] parts = user.split(":", 3);
		if (parts.length != 3) {
			throw Refusal.wrongUse("--user is ADDRESS:LOGIN:PASSWORD");
		}
		host.addUser(parts[0], parts[1], parts[2]);
	}

}

package org.greffier.platform;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debian's dovecot and postfix, with settings, ports and folders of their own: dovecot
 * has the body's mailbox as a Maildir, postfix queues what is sent and throws it away.
 * Both servers start as root alone.
 */
final class BenchDebianMail implements BenchMail {

	private static final Duration START = Duration.ofSeconds(30);

	/** Whose the Maildir is: a user that every Debian has. */
	private static final String OWNER = "mail";

	private static final String DOVECOT = """
			protocols = imap
			listen = 127.0.0.1
			base_dir = %1$s/dovecot-run
			state_dir = %1$s/dovecot-state
			log_path = %1$s/dovecot.log
			ssl = no
			disable_plaintext_auth = no
			mail_location = maildir:%1$s/maildir
			first_valid_uid = 1
			first_valid_gid = 1
			passdb {
			  driver = static
			  args = password=%3$s
			}
			userdb {
			  driver = static
			  args = uid=mail gid=mail home=%1$s/maildir
			}
			service imap-login {
			  inet_listener imap {
			    port = %2$d
			  }
			  inet_listener imaps {
			    port = 0
			  }
			}
			""";

	private static final String POSTFIX = """
			compatibility_level = 3.6
			queue_directory = %1$s/queue
			data_directory = %1$s/data
			myhostname = bench.test
			mydestination =
			alias_maps =
			inet_interfaces = 127.0.0.1
			inet_protocols = ipv4
			mynetworks = 127.0.0.0/8
			smtpd_relay_restrictions = permit_mynetworks, reject
			default_transport = discard:
			relay_transport = discard:
			local_transport = discard:
			maillog_file = %1$s/postfix.log
			maillog_file_prefixes = %1$s
			""";

	private static final String SERVICES = """
			127.0.0.1:%d inet n - n - - smtpd
			pickup  unix n - n 60 1 pickup
			cleanup unix n - n - 0 cleanup
			qmgr    unix n - n 300 1 qmgr
			rewrite unix - - n - - trivial-rewrite
			bounce  unix - - n - 0 bounce
			defer   unix - - n - 0 bounce
			trace   unix - - n - 0 bounce
			verify  unix - - n - 1 verify
			flush   unix n - n 1000? 0 flush
			proxymap unix - - n - - proxymap
			showq   unix n - n - - showq
			error   unix - - n - - error
			retry   unix - - n - - error
			discard unix - - n - - discard
			anvil   unix - - n - 1 anvil
			scache  unix - - n - 1 scache
			postlog unix-dgram n - n - 1 postlogd
			""";

	private final Path maildir;

	private final int imap;

	private final int smtp;

	private final Process dovecot;

	private final Process postfix;

	private int delivered;

	private BenchDebianMail(Path folder, int imap, int smtp, Process dovecot, Process postfix) {
		this.maildir = folder.resolve("maildir");
		this.imap = imap;
		this.smtp = smtp;
		this.dovecot = dovecot;
		this.postfix = postfix;
	}

	/** Starts both and returns when they listen. */
	static BenchDebianMail start(Path folder) throws IOException, InterruptedException {
		if (!"root".equals(System.getProperty("user.name"))) {
			throw Refusal.wrongUse("dovecot and postfix start as root alone; --mail-host green does without them");
		}
		// Both servers give their rights up and still must pass through.
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
		for (String name : List.of("cur", "new", "tmp")) {
			Files.createDirectories(folder.resolve("maildir").resolve(name));
		}
		Path post = Files.createDirectories(folder.resolve("postfix"));
		for (String name : List.of("queue", "data")) {
			Files.createDirectories(post.resolve(name));
		}
		OwnServers.give(folder.resolve("maildir"), OWNER);
		OwnServers.give(post.resolve("data"), "postfix");
		int imap = OwnServers.freePort();
		int smtp = OwnServers.freePort();
		Path settings = folder.resolve("dovecot.conf");
		Files.writeString(settings, DOVECOT.formatted(folder, imap, LOGIN));
		Files.writeString(post.resolve("main.cf"), POSTFIX.formatted(post));
		Files.writeString(post.resolve("master.cf"), SERVICES.formatted(smtp));
		BenchDebianMail mail = new BenchDebianMail(folder, imap, smtp,
				server(folder, "dovecot", "-F", "-c", settings.toString()),
				server(folder, "postfix", "-c", post.toString(), "start-fg"));
		Runtime.getRuntime().addShutdownHook(new Thread(mail::close));
		try {
			OwnServers.awaitListener(imap, START);
			OwnServers.awaitListener(smtp, START);
			return mail;
		}
		catch (IOException | InterruptedException ex) {
			mail.close();
			throw ex;
		}
	}

	private static Process server(Path folder, String... command) throws IOException {
		Redirect log = Redirect.appendTo(folder.resolve(command[0] + ".out").toFile());
		return new ProcessBuilder(command).redirectOutput(log).redirectError(log).start();
	}

	@Override
	public String kind() {
		return "dovecot and postfix";
	}

	@Override
	public int imapPort() {
		return this.imap;
	}

	@Override
	public int smtpPort() {
		return this.smtp;
	}

	/** As a delivery agent does: written aside, then moved into the mailbox. */
	@Override
	public void deliver(List<byte[]> mails) throws IOException {
		SampleHeaders headers = new SampleHeaders(NightBench.SERVER);
		for (byte[] mail : mails) {
			SampleHeaders.Sample sample = headers.takeOff(mail);
			Path file = this.maildir.resolve("tmp/" + (1_000_000 + this.delivered++) + ".bench.bench");
			Files.write(file, sample.raw());
			if (sample.receivedAt().isPresent()) {
				Files.setLastModifiedTime(file, FileTime.from(sample.receivedAt().get()));
			}
			OwnServers.give(file, OWNER);
			Files.move(file, this.maildir.resolve("new").resolve(file.getFileName()));
		}
	}

	@Override
	public double cpuSeconds() {
		return BenchProcess.cpuSeconds(this.dovecot.pid()) + BenchProcess.cpuSeconds(this.postfix.pid());
	}

	@Override
	public void close() {
		for (Process process : List.of(this.dovecot, this.postfix)) {
			// Postfix is a child of the script that started it, and outlives it.
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
			try {
				if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
					process.destroyForcibly();
				}
			}
			catch (InterruptedException ex) {
				process.destroyForcibly();
				Thread.currentThread().interrupt();
			}
		}
	}

}

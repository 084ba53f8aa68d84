package org.greffier.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import jakarta.mail.MessagingException;
import tools.jackson.databind.JsonNode;

import org.greffier.sample.ManyMails;

/** The demonstration's mail host, in memory, for small nights. */
final class BenchGreenMail implements BenchMail {

	private final BenchProcess process;

	private final JsonNode ready;

	private BenchGreenMail(BenchProcess process, JsonNode ready) {
		this.process = process;
		this.ready = ready;
	}

	static BenchGreenMail start(Path folder) throws IOException {
		String login = ":" + LOGIN + ":" + LOGIN;
		BenchProcess process = BenchProcess.start(
				OwnCommand
					.of(List.of("-Xmx1g"),
							List.of("host-mail", "--auth-server", NightBench.SERVER, "--user",
									ManyMails.ADDRESS + login, "--user", "rebonds@ramq.example" + login)),
				Map.of(), folder.resolve("mail.log"));
		return new BenchGreenMail(process, process.answer());
	}

	@Override
	public String kind() {
		return "GreenMail";
	}

	@Override
	public int imapPort() {
		return this.ready.path("imap").asInt();
	}

	@Override
	public int smtpPort() {
		return this.ready.path("smtp").asInt();
	}

	@Override
	public void deliver(List<byte[]> mails) throws MessagingException {
		DemoPost post = new DemoPost(smtpPort(), imapPort());
		for (byte[] mail : mails) {
			post.send(mail, ManyMails.ADDRESS);
		}
	}

	@Override
	public double cpuSeconds() {
		return BenchProcess.cpuSeconds(this.process.pid());
	}

	@Override
	public void close() {
		this.process.close();
	}

}

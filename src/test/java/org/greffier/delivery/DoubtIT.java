package org.greffier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.greffier.delivery.Posted.Alarm;
import org.greffier.form.FormId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A relay that does not say whether it took a message, is slow, or refuses us. */
class DoubtIT {

	private final DeliveryHouse house = new DeliveryHouse();

	private final ServerSocket listener = listen();

	private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

	private volatile Behaviour behaviour = Behaviour.GOOD;

	private enum Behaviour {

		GOOD, CUT_AFTER_DOT, ONE_BYTE_A_SECOND, REFUSE_SENDER, FULL

	}

	@AfterEach
	void stop() throws IOException {
		this.listener.close();
	}

	@Test
	void sendsANewPasswordWhenTheConnectionIsCutAfterTheDot() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");
		this.house.courier().sendDue(this.house.ramq(url(), 1, 10), this.house, () -> false);
		this.behaviour = Behaviour.CUT_AFTER_DOT;

		Posted cut = this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);
		this.behaviour = Behaviour.GOOD;
		this.house.later(Duration.ofHours(1));
		Posted again = this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);

		assertThat(cut.letters()).extracting(Posted.Dispatch::reply).containsExactly("IO");
		assertThat(again.count(LetterStatus.SENT)).isEqualTo(1);
		List<String> secrets = this.house.issued.get(this.house.account(form));
		assertThat(secrets).hasSize(2).doesNotHaveDuplicates();
		assertThat(this.house.marked).containsExactly(this.house.account(form) + " 2");
		assertThat(this.taken).filteredOn((mail) -> mail.contains("RCPT TO:<user@clinic.test>"))
			.hasSize(2)
			.allMatch((mail) -> mail.contains("RET=HDRS") && mail.contains("NOTIFY=FAILURE,DELAY"));
		assertThat(this.house.jdbc.sql("select count(*) from letter_attempt where outcome = 'DOUBT'")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void sendsTheSameMessageAgainWhenItHoldsNoSecret() {
		FormId form = this.house.form();
		this.house.owe(form, Addressee.SENDER, "sender@clinic.test", this.house.answer());
		this.behaviour = Behaviour.CUT_AFTER_DOT;
		this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);
		this.behaviour = Behaviour.GOOD;
		this.house.later(Duration.ofHours(1));

		this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);

		Set<String> ids = new HashSet<>();
		this.taken.forEach((mail) -> ids.add(mail.lines().filter((l) -> l.startsWith("Message-ID")).findFirst().get()));
		assertThat(this.taken).hasSize(2);
		assertThat(ids).hasSize(1);
	}

	@Test
	void keepsToTheDeadlineOfOneMessage() {
		FormId form = this.house.form();
		this.house.owe(form, Addressee.SENDER, "sender@clinic.test", this.house.answer());
		this.behaviour = Behaviour.ONE_BYTE_A_SECOND;
		long start = System.nanoTime();

		Posted posted = this.house.courier(Duration.ofSeconds(3))
			.sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
		assertThat(posted.alarms()).containsExactly(Alarm.UNREACHABLE);
		assertThat(this.house.statuses(form)).containsExactly("ANSWER QUEUED");
	}

	@Test
	void opensTheCircuitWhenTheRelayRefusesOurAddress() {
		for (int i = 0; i < 3; i++) {
			this.house.owe(this.house.form(), Addressee.SENDER, "s" + i + "@clinic.test", this.house.answer());
		}
		this.behaviour = Behaviour.REFUSE_SENDER;

		Posted posted = this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);

		assertThat(posted.alarms()).containsExactly(Alarm.SENDER_REFUSED);
		assertThat(posted.count(LetterStatus.FAILED)).isZero();
		assertThat(posted.waiting()).isEqualTo(2);
	}

	@Test
	void givesUpWhenItsTriesAreSpent() {
		FormId form = this.house.form();
		this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");
		this.behaviour = Behaviour.FULL;
		int tries = this.house.ramq(url()).sender().retry().size() + 1;

		Posted last = null;
		for (int i = 0; i < tries; i++) {
			last = this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);
			this.house.later(Duration.ofDays(3));
		}

		assertThat(last.letters()).extracting(Posted.Dispatch::reply)
			.containsExactly("TRIES_SPENT 452 4.2.2", "OTHER_HALF");
		assertThat(this.house.issued).isEmpty();
	}

	@Test
	void logsNoSecretWhateverTheLevel() {
		StringBuilder log = new StringBuilder();
		Handler handler = new Handler() {
			@Override
			public void publish(LogRecord record) {
				log.append(record.getMessage()).append('\n');
			}

			@Override
			public void flush() {
			}

			@Override
			public void close() {
			}
		};
		Logger root = Logger.getLogger("");
		Level before = root.getLevel();
		root.setLevel(Level.ALL);
		root.addHandler(handler);
		FormId form = this.house.form();
		try {
			this.house.owePair(form, "grantor@clinic.test", "user@clinic.test");
			this.house.courier().sendDue(this.house.ramq(url(), 100, 10), this.house, () -> false);
			Logger.getLogger("control").fine("planted");
		}
		finally {
			root.removeHandler(handler);
			root.setLevel(before);
		}

		String secret = this.house.issued.get(this.house.account(form)).get(0);
		assertThat(this.taken.toString().replace("=\r\n", "")).contains(secret);
		assertThat(log).contains("planted").doesNotContain(secret).doesNotContain("clinic.test");
	}

	private String url() {
		return "smtp://127.0.0.1:" + this.listener.getLocalPort();
	}

	private ServerSocket listen() {
		try {
			ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
			Thread thread = new Thread(() -> accept(socket), "test-relay");
			thread.setDaemon(true);
			thread.start();
			return socket;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try (Socket client = socket.accept()) {
				talk(client);
			}
			catch (IOException | InterruptedException ex) {
				// the client went away, or the test is over
			}
		}
	}

	private void talk(Socket client) throws IOException, InterruptedException {
		var in = new java.io.BufferedReader(
				new java.io.InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
		if (this.behaviour == Behaviour.ONE_BYTE_A_SECOND) {
			while (true) {
				client.getOutputStream().write('2');
				client.getOutputStream().flush();
				Thread.sleep(1000);
			}
		}
		say(client, "220 relay.test");
		StringBuilder mail = new StringBuilder();
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.startsWith("EHLO")) {
				say(client, "250-relay.test\r\n250-DSN\r\n250 8BITMIME");
			}
			else if (line.startsWith("DATA")) {
				say(client, "354 go on");
				for (line = in.readLine(); !".".equals(line); line = in.readLine()) {
					mail.append(line).append("\r\n");
				}
				this.taken.add(mail.toString());
				mail.setLength(0);
				if (this.behaviour == Behaviour.CUT_AFTER_DOT) {
					return;
				}
				say(client, "250 2.0.0 taken");
			}
			else {
				mail.append(line).append("\r\n");
				say(client, reply(line));
			}
		}
	}

	private String reply(String line) {
		if (line.startsWith("MAIL") && this.behaviour == Behaviour.REFUSE_SENDER) {
			return "550 5.7.1 not from you";
		}
		if (line.startsWith("RCPT") && this.behaviour == Behaviour.FULL) {
			return "452 4.2.2 mailbox full";
		}
		return "250 2.0.0 fine";
	}

	private static void say(Socket client, String text) throws IOException {
		client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
		client.getOutputStream().flush();
	}

}

package org.greffier.delivery;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.delivery.Posted.Alarm;
import org.greffier.form.AccountId;
import org.greffier.safe.Failpoint;
import org.greffier.safe.WriteBarrier;

/** One connection of a pass, which sends one letter after the other. */
final class Sender implements AutoCloseable {

	private static final byte[] NOTHING = new byte[0];

	private final Agency agency;

	private final Records records;

	private final Relay relay;

	private final SecretSource secrets;

	private final WriteBarrier barrier;

	private final Clock clock;

	Sender(Agency agency, Records records, Relay relay, SecretSource secrets, WriteBarrier barrier, Clock clock) {
		this.agency = agency;
		this.records = records;
		this.relay = relay;
		this.secrets = secrets;
		this.barrier = barrier;
		this.clock = clock;
	}

	/**
	 * Settles what a crash left under way.
	 * @return how many letters are due
	 */
	int prepare() {
		this.records.settleDoubts();
		return due();
	}

	int due() {
		return this.records.due();
	}

	/** Whether the relay can be talked to; an alarm says why not. */
	boolean connect() {
		Optional<Alarm> obstacle = this.relay.connect();
		obstacle.ifPresent(this.records::alarm);
		return obstacle.isEmpty();
	}

	/** Sends until nothing is due, or the pass stops. */
	void sendAll() {
		while (this.records.goesOn() && connect()) {
			Optional<LetterRow> claimed = this.records.claim();
			claimed.ifPresent(this::send);
			if (claimed.isEmpty() && !this.records.anyDue()) {
				return;
			}
		}
	}

	private void send(LetterRow letter) {
		if (letter.kind() == LetterKind.PASSWORD) {
			sendPassword(letter, letter.account().orElseThrow());
			return;
		}
		Reply reply = send(letter, NOTHING);
		if (letter.kind() == LetterKind.USERNAME && reply instanceof Reply.Taken) {
			Failpoint.reached("C-08");
		}
		this.records.record(letter, reply, () -> {
		});
	}

	private void sendPassword(LetterRow letter, AccountId account) {
		Optional<Secret> issued = this.secrets.issue(account);
		if (issued.isEmpty()) {
			this.records.cancel(letter, Outbox.NOT_NEEDED);
			return;
		}
		try (Secret secret = issued.get()) {
			byte[] clear = secret.bytes();
			Reply reply;
			try {
				reply = send(letter, clear);
			}
			finally {
				Arrays.fill(clear, (byte) 0);
			}
			if (reply instanceof Reply.Taken) {
				Failpoint.reached("C-09");
			}
			int attempt = secret.attempt();
			this.records.record(letter, reply, () -> this.secrets.sent(account, attempt));
		}
	}

	private Reply send(LetterRow letter, byte[] secret) {
		Recipient to = Recipient.of(letter.to()).orElseThrow();
		Map<String, String> headers = LetterHeaders.of(this.agency, letter.kind(), letter.id(),
				Records.messageId(this.agency, letter), to, letter.languages(), letter.text(),
				this.clock.instant().atZone(this.agency.schedule().zone()));
		try (Outgoing message = new Outgoing(this.relay.session(), headers, to, returnPath(letter), letter.token(),
				letter.text().composed(), secret)) {
			this.barrier.pass();
			return this.relay.send(message);
		}
	}

	/**
	 * Automatic answers have none (RFC 3834 section 4); a letter's names it when the body
	 * gives an address that ends in {@code +} before the sign @.
	 */
	private String returnPath(LetterRow letter) {
		if (letter.kind().isReply()) {
			return "";
		}
		String bounces = this.agency.sender().bounces();
		return bounces.contains("+@") ? bounces.replace("+@", "+" + letter.token() + "@") : bounces;
	}

	@Override
	public void close() {
		this.relay.close();
	}

}

package org.greffier.delivery;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.delivery.Posted.Alarm;
import org.greffier.form.AccountId;
import org.greffier.safe.Failpoint;

/** One pass of the courier over what is due. */
final class Pass {

	private static final byte[] NOTHING = new byte[0];

	private final Agency agency;

	private final Records records;

	private final Relay relay;

	private final SecretSource secrets;

	private final Clock clock;

	Pass(Agency agency, Records records, Relay relay, SecretSource secrets, Clock clock) {
		this.agency = agency;
		this.records = records;
		this.relay = relay;
		this.secrets = secrets;
		this.clock = clock;
	}

	/**
	 * Sends until nothing is due, the limit is reached, or an alarm stands in the way.
	 */
	Posted run(int limit) {
		this.records.settleDoubts();
		boolean first = true;
		for (int i = 0; i < limit && this.records.anyDue(); i++) {
			Optional<Alarm> obstacle = this.relay.connect();
			if (obstacle.isPresent()) {
				this.records.alarm(obstacle.get());
				break;
			}
			if (first) {
				Failpoint.reached("C-07");
				first = false;
			}
			if (!sendNext()) {
				break;
			}
		}
		return this.records.posted();
	}

	/** Whether the pass goes on. */
	private boolean sendNext() {
		Optional<LetterRow> claimed = this.records.claim();
		if (claimed.isEmpty()) {
			return this.records.goesOn();
		}
		LetterRow letter = claimed.get();
		if (letter.kind() != LetterKind.PASSWORD) {
			Reply reply = send(letter, NOTHING);
			if (letter.kind() == LetterKind.USERNAME && reply instanceof Reply.Taken) {
				Failpoint.reached("C-08");
			}
			this.records.record(letter, reply, () -> {
			});
			return this.records.goesOn();
		}
		sendPassword(letter, letter.account().orElseThrow());
		return this.records.goesOn();
	}

	private void sendPassword(LetterRow letter, AccountId account) {
		Optional<Secret> issued = this.secrets.issue(account);
		if (issued.isEmpty()) {
			this.records.cancel(letter, "NOT_NEEDED");
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
				letter.text().body(), secret)) {
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

}

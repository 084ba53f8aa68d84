package org.greffier.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.SenderSettings;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.AccountId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.LetterId;
import org.greffier.form.Party;
import org.greffier.platform.TestDatabase;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A delivery wired as in the product, on a real database, with secrets that are counted.
 */
final class DeliveryHouse implements SecretSource {

	final TestDatabase database = TestDatabase.fresh();

	final DataSource source = this.database.app();

	final JdbcClient jdbc = JdbcClient.create(this.source);

	final TransactionTemplate transaction = this.database.transactions(this.source);

	final Vault vault = new Vault(Keys.of(List.of("k1=" + key((byte) 1), "hash=" + key((byte) 2))));

	final Catalogue catalogue = ShippedCatalogue.load();

	final List<String> journal = Collections.synchronizedList(new ArrayList<>());

	final Map<AccountId, List<String>> issued = new ConcurrentHashMap<>();

	final List<String> marked = Collections.synchronizedList(new ArrayList<>());

	boolean none;

	private final Movable clock = new Movable(Instant.parse("2026-11-02T07:30:00Z"));

	final Outbox outbox = new Outbox(this.jdbc, this.vault, new Composer(this.catalogue, TestCatalogue.SETTINGS),
			(agency, letter, from, to, why) -> this.journal.add(to + " " + why), this.clock);

	final Bounces bounces = new Bounces(this.jdbc, this.vault,
			(agency, letter, from, to, why) -> this.journal.add(to + " " + why), this.clock);

	Courier courier() {
		return courier(Duration.ofSeconds(20));
	}

	Courier courier(Duration deadline) {
		DeliverySettings settings = new DeliverySettings(TestCatalogue.JOBS, TestCatalogue.SETTINGS.activation(),
				deadline, 1000);
		return new Courier(this.source, this.transaction, this.vault, new Gate(this.catalogue), new AccessTokens(),
				settings, (agency, letter, from, to, why) -> this.journal.add(to + " " + why), (work) -> work,
				this.clock);
	}

	Agency ramq(String smtp) {
		Agency ramq = this.catalogue.agency(TestCatalogue.RAMQ);
		return TestCatalogue.sending(ramq, TestCatalogue.to(ramq.sender(), smtp));
	}

	Agency ramq(String smtp, int dailyCap, int perRecipient) {
		SenderSettings sender = ramq(smtp).sender();
		return TestCatalogue.sending(ramq(smtp),
				new SenderSettings(sender.smtp(), sender.user(), sender.signIn(), sender.address(), sender.bounces(),
						false, Duration.ofSeconds(2), dailyCap, perRecipient, sender.connections(), sender.retry(),
						sender.fullMailbox()));
	}

	void later(Duration time) {
		this.clock.now = this.clock.now.plus(time);
	}

	/** An envelope with one form, in the ledger. */
	FormId form() {
		UUID envelope = UUID.randomUUID();
		UUID document = UUID.randomUUID();
		UUID form = UUID.randomUUID();
		this.jdbc.sql("""
				insert into envelope (id, agency, number, mailbox, folder, uid_validity, uid, size, received_at,
				    recorded_at, status)
				values (:id, 'ramq', :number, 'main', 'INBOX', 1, :uid, 1, now(), now(), 'OPENED')
				""")
			.param("id", envelope)
			.param("number", "REQ-2026-" + envelope)
			.param("uid", envelope.getMostSignificantBits() >>> 1)
			.update();
		this.jdbc.sql("""
				insert into document (id, agency, envelope_id, kind, sealed, size, created_at)
				values (:id, 'ramq', :envelope, 'file', '\\x00', 1, now())
				""").param("id", document).param("envelope", envelope).update();
		this.jdbc.sql("""
				insert into form (id, agency, envelope_id, position, document_id, file_name, content_hash, status,
				    received_at)
				values (:id, 'ramq', :envelope, 1, :document, '\\x00', '\\x00', 'ENROLLED', now())
				""").param("id", form).param("envelope", envelope).param("document", document).update();
		return new FormId(form);
	}

	EnvelopeId envelope(FormId form) {
		return new EnvelopeId(this.jdbc.sql("select envelope_id from form where id = :id")
			.param("id", form.value())
			.query(UUID.class)
			.single());
	}

	LetterId owe(FormId form, Addressee addressee, String to, LetterContent content) {
		LetterOrder order = new LetterOrder(TestCatalogue.RAMQ, envelope(form), "REQ-2026-000123", Optional.of(form),
				Optional.of(account(form)), addressee, 1, to, List.of(Language.FR, Language.EN), content,
				Optional.of(new MailThread("<original@clinic.test>", "<first@clinic.test>")));
		return this.transaction.execute((status) -> this.outbox.owe(order));
	}

	/** Both halves, each to its own party. */
	void owePair(FormId form, String grantor, String user) {
		owe(form, Addressee.GRANTOR, grantor, new LetterContent.Username(about(), Party.GRANTOR, "CE123456"));
		owe(form, Addressee.USER, user, new LetterContent.Password(about(), Party.USER));
	}

	LetterContent answer() {
		return new LetterContent.Answer(
				Instant.parse("2026-11-01T12:00:00Z"), List.of(new FileOutcome(1, "formulaire.pdf",
						FileOutcome.What.WITH_CLERK, Optional.of("ramq-delegation"), List.of(), Optional.empty())),
				List.of(), Optional.empty());
	}

	AccountId account(FormId form) {
		return new AccountId(form.value());
	}

	static LetterContent.About about() {
		return new LetterContent.About("ramq-delegation", List.of("fact"), "Camille Spécimen", "Dominique Exemple",
				true);
	}

	List<String> statuses(FormId form) {
		return this.outbox.ofEnvelope(envelope(form)).stream().map((l) -> l.kind() + " " + l.status()).toList();
	}

	@Override
	public Optional<Secret> issue(AccountId account) {
		if (this.none) {
			return Optional.empty();
		}
		List<String> earlier = this.issued.computeIfAbsent(account, (id) -> new ArrayList<>());
		earlier.add("Canary" + account.toString().substring(0, 8) + "no" + (earlier.size() + 1));
		return Optional.of(new Secret(earlier.size(), earlier.get(earlier.size() - 1).toCharArray()));
	}

	@Override
	public void sent(AccountId account, int attempt) {
		this.marked.add(account + " " + attempt);
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

	private static final class Movable extends Clock {

		private Instant now;

		Movable(Instant now) {
			this.now = now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}

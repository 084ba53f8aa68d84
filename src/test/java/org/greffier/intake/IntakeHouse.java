package org.greffier.intake;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Copies;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.platform.MailHost;
import org.greffier.platform.MailHost.Kept;
import org.greffier.platform.TestDatabase;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.greffier.safe.WriteBarrier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail host, a database and the intake of one body between them. */
final class IntakeHouse implements AutoCloseable {

	static final String ADDRESS = "acces@ramq.test";

	static final AgencyId RAMQ = new AgencyId("ramq");

	final MailHost host = MailHost.start(MailHost.Settings.free());

	final TestDatabase database = TestDatabase.fresh();

	final DataSource source = this.database.app();

	final JdbcClient jdbc = JdbcClient.create(this.source);

	final TransactionTemplate transaction = this.database.transactions(this.source);

	final WriteBarrier barrier = new WriteBarrier(this.jdbc);

	final Clock clock = Clock.fixed(Instant.parse("2026-11-02T07:30:00Z"), ZoneOffset.UTC);

	final Vault vault = new Vault(Keys.of(List.of("k1=" + key((byte) 1), "hash=" + key((byte) 2))));

	final CaseEvents events = new CaseEvents(this.jdbc, this.clock);

	final Documents documents = new Documents(this.jdbc, this.vault, this.clock);

	final Envelopes envelopes = new Envelopes(this.jdbc, this.vault, this.events, this.documents, this.clock);

	final Forms forms = new Forms(this.jdbc, this.vault, this.events, this.clock);

	final Opener opener = new Opener(this.envelopes, new Copies(this.jdbc), this.documents, this.forms);

	final Agency agency = IntakeFixtures.agency(this.host.imapUrl(), "required");

	final Collector collector = new Collector(this.envelopes, this.transaction, this.barrier, new AccessTokens());

	IntakeHouse() {
		this.host.addUser(ADDRESS, "ramq", "secret");
	}

	void deliver(String mail) {
		this.host.deliver(IntakeFixtures.mail(mail), ADDRESS);
	}

	/** Looks once at a body's first folder. */
	Collected collect(Agency agency) {
		return this.collector.collect(agency.inboxes().get(0), () -> false);
	}

	Collected collect() {
		return collect(this.agency);
	}

	boolean file(Agency agency) {
		return this.collector.file(agency.inboxes().get(0), () -> false);
	}

	boolean file() {
		return file(this.agency);
	}

	/** As another client of the mailbox with this login. */
	Store store(String login) throws MessagingException {
		Store store = Session.getInstance(new Properties()).getStore("imap");
		store.connect("127.0.0.1", this.host.imapPort(), login, "secret");
		return store;
	}

	/** Puts a mail in a folder, which is made if need be. */
	static void put(Folder folder, String mail) throws MessagingException {
		if (!folder.exists()) {
			folder.create(Folder.HOLDS_MESSAGES);
		}
		folder.appendMessages(new Message[] { new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(IntakeFixtures.mail(mail))) });
	}

	/** The folder of each mail on the server. */
	List<String> folders() {
		return this.host.messages(ADDRESS).stream().map(Kept::folder).toList();
	}

	List<Envelope> received() {
		return this.envelopes.inState(RAMQ, EnvelopeStatus.RECEIVED, 100);
	}

	/** Opens what was collected. */
	List<Opened> open() {
		return received().stream().map(this::open).toList();
	}

	Opened open(Envelope envelope) {
		return open(envelope, this.agency);
	}

	Opened open(Envelope envelope, Agency of) {
		Opened opened = this.transaction.execute((status) -> this.opener.open(envelope, of));
		return java.util.Objects.requireNonNull(opened);
	}

	@Override
	public void close() {
		this.host.close();
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

}

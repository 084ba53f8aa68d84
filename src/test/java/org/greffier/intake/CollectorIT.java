package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.greffier.casefile.CaseEvents;
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
import org.greffier.safe.Keys;
import org.greffier.safe.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

class CollectorIT {

	private static final String ADDRESS = "acces@ramq.test";

	private static final AgencyId RAMQ = new AgencyId("ramq");

	private final MailHost host = MailHost.start(MailHost.Settings.free());

	private final TestDatabase database = TestDatabase.fresh();

	private final DataSource source = this.database.app();

	private final JdbcClient jdbc = JdbcClient.create(this.source);

	private final TransactionTemplate transaction = this.database.transactions(this.source);

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-02T07:30:00Z"), ZoneOffset.UTC);

	private final Vault vault = new Vault(Keys.of(List.of("k1=" + key((byte) 1), "hash=" + key((byte) 2))));

	private final CaseEvents events = new CaseEvents(this.jdbc, this.clock);

	private final Documents documents = new Documents(this.jdbc, this.vault, this.clock);

	private final Envelopes envelopes = new Envelopes(this.jdbc, this.vault, this.events, this.documents, this.clock);

	private final Forms forms = new Forms(this.jdbc, this.vault, this.events, this.clock);

	private final Opener opener = new Opener(this.envelopes, this.documents, this.forms);

	private final Agency agency = IntakeFixtures.agency(this.host.imapUrl(), "required");

	private final Collector collector = new Collector(this.envelopes, this.transaction);

	@BeforeEach
	void addMailbox() {
		this.host.addUser(ADDRESS, "ramq", "secret");
	}

	@AfterEach
	void stop() {
		this.host.close();
	}

	@Test
	void bringsEveryMailInOnceAndMovesIt() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		deliver("X-Greffier-Sample-Received: 2026-11-01T05:30:00Z\n" + IntakeFixtures.withPdf("2", "b.pdf"));

		assertThat(this.collector.collect(this.agency)).isEqualTo(new Collected(2, 2, 0, 0, 0, true));
		assertThat(this.collector.collect(this.agency)).isEqualTo(new Collected(0, 0, 0, 0, 0, true));
		assertThat(folders()).containsExactly("Processed", "Processed");
		assertThat(received()).extracting(Envelope::receivedAt).contains(Instant.parse("2026-11-01T05:30:00Z"));
		assertThat(this.documents.mail(received().get(0).id()))
			.hasValueSatisfying((raw) -> assertThat(new String(raw, StandardCharsets.UTF_8)).isEqualTo(
					new String(IntakeFixtures.mail(IntakeFixtures.withPdf("2", "b.pdf")), StandardCharsets.UTF_8)));
	}

	@Test
	@DisplayName("I-07 takes a mail that somebody read, and changes no flag itself")
	void takesWhatSomebodyRead() throws Exception {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		deliver(IntakeFixtures.withPdf("2", "b.pdf"));
		try (Store store = store()) {
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_WRITE);
			inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
			inbox.close(false);
		}

		assertThat(this.collector.collect(this.agency).recorded()).isEqualTo(2);
		assertThat(this.host.messages(ADDRESS)).filteredOn(Kept::seen).hasSize(1);
	}

	@Test
	@DisplayName("C-02 a mail that was committed and not moved is moved by the next look, and recorded once")
	void finishesTheMoveOfACrash() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		assertThatThrownBy(
				() -> new Collector(this.envelopes, new DiesAfterCommit(this.transaction)).collect(this.agency))
			.isInstanceOf(Killed.class);
		assertThat(folders()).containsExactly("INBOX");
		assertThat(received()).hasSize(1);

		assertThat(this.collector.collect(this.agency)).isEqualTo(new Collected(1, 0, 1, 0, 0, true));
		assertThat(folders()).containsExactly("Processed");
		assertThat(received()).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from envelope where moved_at is null").query(Integer.class).single())
			.isZero();
	}

	@Test
	@DisplayName("C-01 a mail that was fetched and not committed is fetched again")
	void fetchesAgainWhatWasNotCommitted() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		TransactionOperations broken = TransactionOperations.withoutTransaction();
		JdbcClient nowhere = JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
				"jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1"));
		Envelopes unreachable = new Envelopes(nowhere, this.vault, this.events, this.documents, this.clock);

		assertThatThrownBy(() -> new Collector(unreachable, broken).collect(this.agency))
			.isInstanceOf(org.springframework.dao.DataAccessException.class);
		assertThat(folders()).containsExactly("INBOX");
		assertThat(this.collector.collect(this.agency).recorded()).isEqualTo(1);
	}

	@Test
	@DisplayName("I-02 I-04 after UIDVALIDITY changed the same mails are known by their bytes")
	void knowsMailsAgainAfterUidValidityChanged() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.collector.collect(this.agency);
		open();
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		deliver(IntakeFixtures.withPdf("2", "b.pdf"));
		this.host.renewFolder(ADDRESS, "INBOX");

		assertThat(this.collector.collect(this.agency).recorded()).isEqualTo(2);
		assertThat(open()).filteredOn((opened) -> opened instanceof Opened.Duplicate).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from form").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	@DisplayName("I-11 the body of a mail that is too large is never fetched, and its sender can be answered")
	void neverFetchesWhatIsTooLarge() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf") + "x".repeat(300_000) + "canary");

		assertThat(this.collector.collect(this.agency)).isEqualTo(new Collected(1, 1, 0, 1, 0, true));
		Envelope envelope = received().get(0);
		assertThat(envelope.size()).isGreaterThan(300_000);
		assertThat(this.documents.mail(envelope.id()))
			.hasValueSatisfying((raw) -> assertThat(raw).hasSizeLessThan(1_000));
		assertThat(open()).containsExactly(new Opened.TooLarge());
		assertThat(this.envelopes.answering(envelope.id()).orElseThrow().to()).contains("alice@clinique.test");
	}

	@Test
	@DisplayName("I-01 a connection that is cut in a mail stores no short mail, and the others come in")
	void storesNoShortMail() throws IOException {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		deliver(IntakeFixtures.withPdf("2", "b.pdf").replace("bonjour", "CUT" + "y".repeat(20_000)));
		deliver(IntakeFixtures.withPdf("3", "c.pdf"));
		try (CuttingProxy proxy = new CuttingProxy(this.host.imapPort(), "veuillez trouver ci-joint la demande 2")) {
			Agency behind = IntakeFixtures.agency("imap://127.0.0.1:" + proxy.port(), "required");

			assertThat(new Collector(this.envelopes, this.transaction).collect(behind))
				.isEqualTo(new Collected(3, 2, 0, 0, 0, false));
			assertThat(proxy.cuts()).isGreaterThanOrEqualTo(1);
		}
		assertThat(this.collector.collect(this.agency)).isEqualTo(new Collected(1, 1, 0, 0, 0, true));
		assertThat(received()).hasSize(3)
			.allSatisfy((envelope) -> assertThat(this.documents.mail(envelope.id()).orElseThrow())
				.asString(StandardCharsets.UTF_8)
				.contains("--b1--"));
	}

	@Test
	void brokenMailDoesNotStopTheOthers() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.host.deliver(new byte[] { 0, (byte) 0xFF, '\r', '\n', 7 }, ADDRESS);
		deliver("Content-Type: multipart/mixed; boundary=b\nFrom: a@b.test\n\n" + "--b\n\nx\n".repeat(500));
		deliver("Content-Type: message/rfc822\nContent-Transfer-Encoding: nonsense\nFrom: a@b.test\n\nx\n");
		deliver(IntakeFixtures.withPdf("2", "b.pdf"));

		assertThat(this.collector.collect(this.agency)).isEqualTo(new Collected(5, 5, 0, 0, 0, true));
		assertThat(folders()).containsOnly("Processed");
		assertThat(open()).filteredOn((opened) -> opened.equals(new Opened.Cut(1, 0))).hasSize(2);
		assertThat(this.envelopes.inState(RAMQ, EnvelopeStatus.PARKED, 10)).hasSize(1);
	}

	@Test
	void opensWhatMayNotBeAnsweredButStillCutsIt() {
		deliver(IntakeFixtures.withPdf("1", "a.pdf").replace("dmarc=pass", "dmarc=fail"));
		deliver("Auto-Submitted: auto-replied\nFrom: bob@b.test\n\nabsent\n");
		deliver("From: bob@b.test\n\nbonjour\n");
		this.collector.collect(this.agency);

		assertThat(open()).containsExactlyInAnyOrder(new Opened.Cut(1, 0), new Opened.Machine("auto-reply"),
				new Opened.Unanswerable("no file, and nobody to answer"));
		Envelope opened = this.envelopes.inState(RAMQ, EnvelopeStatus.OPENED, 10).get(0);
		assertThat(this.envelopes.answering(opened.id()).orElseThrow().to()).isEmpty();
		assertThat(this.envelopes.answering(opened.id()).orElseThrow().authentication()).isEqualTo("fail");
		assertThat(this.forms.ofEnvelope(opened.id())).hasSize(1);
	}

	@Test
	@DisplayName("L-04 what a bounce returns of a letter reaches no table")
	void storesABounceWithoutTheLetter() throws Exception {
		this.host.addUser("rebonds@ramq.test", "ramq", "secret");
		deliver("""
				From: MAILER-DAEMON@mx.test
				Subject: failure notice
				Content-Type: multipart/report; report-type=delivery-status; boundary=b

				--b
				Content-Type: message/rfc822

				X-Greffier: ramq 17

				canary
				--b--
				""");
		this.collector.collect(this.agency);

		assertThat(new String(this.documents.mail(received().get(0).id()).orElseThrow(), StandardCharsets.UTF_8))
			.contains("X-Greffier: ramq 17")
			.doesNotContain("canary");
		assertThat(open()).containsExactly(new Opened.Machine("bounce"));
	}

	@Test
	@DisplayName("I-12 signals when mail comes, and collects nothing itself")
	void signalsWhenMailComes() throws Exception {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(2);
		scheduler.initialize();
		CountDownLatch signalled = new CountDownLatch(2);
		GenericApplicationContext context = new GenericApplicationContext();
		context.refresh();
		Triggers triggers = new Triggers(List.of(this.agency), (agency) -> signalled.countDown(), scheduler,
				context.getBeanFactory());
		triggers.start();
		deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		// The first signal is the poll's, at once; the second comes by IDLE, or by the
		// look before it.
		assertThat(signalled.await(20, TimeUnit.SECONDS)).isTrue();
		triggers.stop();
		scheduler.shutdown();

		assertThat(this.host.messages(ADDRESS)).hasSize(1).noneMatch(Kept::seen);
	}

	@Test
	void saysWhenTheMailboxIsNotThere() {
		assertThatThrownBy(() -> this.collector.collect(IntakeFixtures.agency("imap://127.0.0.1:1", "required")))
			.isInstanceOf(MailboxException.class)
			.hasMessageStartingWith("the mailbox of ramq cannot be opened")
			.hasNoCause();
	}

	private List<Opened> open() {
		return received().stream()
			.map((envelope) -> this.transaction.execute((status) -> this.opener.open(envelope, this.agency)))
			.toList();
	}

	private List<Envelope> received() {
		return this.envelopes.inState(RAMQ, EnvelopeStatus.RECEIVED, 100);
	}

	private List<String> folders() {
		return this.host.messages(ADDRESS).stream().map(Kept::folder).toList();
	}

	private void deliver(String mail) {
		this.host.deliver(IntakeFixtures.mail(mail), ADDRESS);
	}

	private Store store() throws Exception {
		Store store = Session.getInstance(new java.util.Properties()).getStore("imap");
		store.connect("127.0.0.1", this.host.imapPort(), "ramq", "secret");
		return store;
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

	/** As good as a SIGKILL here: nothing of the collector catches it. */
	private static final class Killed extends Error {

		private static final long serialVersionUID = 1L;

	}

	/** Commits, then dies. */
	private record DiesAfterCommit(TransactionOperations real) implements TransactionOperations {

		@Override
		public <T> T execute(org.springframework.transaction.support.TransactionCallback<T> action) {
			this.real.execute(action);
			throw new Killed();
		}

	}

}

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
import jakarta.mail.Store;
import org.greffier.casefile.CaseEvents;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.form.AgencyId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.platform.MailHost;
import org.greffier.platform.MailHost.Kept;
import org.greffier.platform.TestDatabase;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.Keys;
import org.greffier.safe.SignIn;
import org.greffier.safe.Vault;
import org.greffier.platform.Row;
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

	private final IntakeHouse house = new IntakeHouse();

	@AfterEach
	void stop() {
		this.house.close();
	}

	@Test
	@Row("MAIL-56")
	void bringsEveryMailInOnceAndMovesIt() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.deliver("X-Greffier-Sample-Received: 2026-11-01T05:30:00Z\n" + IntakeFixtures.withPdf("2", "b.pdf"));

		assertThat(this.house.collect()).isEqualTo(new Collected(2, 2, 0, 0, 0, true));
		assertThat(this.house.received()).extracting(Envelope::receivedAt)
			.contains(Instant.parse("2026-11-01T05:30:00Z"));
		assertThat(this.house.documents.mail(this.house.received().get(0).id()))
			.hasValueSatisfying((raw) -> assertThat(new String(raw, StandardCharsets.UTF_8)).isEqualTo(
					new String(IntakeFixtures.mail(IntakeFixtures.withPdf("2", "b.pdf")), StandardCharsets.UTF_8)));
		this.house.open();
		assertThat(this.house.file()).isTrue();
		assertThat(this.house.collect()).isEqualTo(new Collected(0, 0, 0, 0, 0, true));
		assertThat(this.house.folders()).containsExactly("Processed", "Processed");
	}

	@Test
	@Row("MAIL-51")
	@DisplayName("I-07 takes a mail that somebody read, and changes no flag itself")
	void takesWhatSomebodyRead() throws Exception {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));
		try (Store store = this.house.store("ramq")) {
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_WRITE);
			inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
			inbox.close(false);
		}

		assertThat(this.house.collect().recorded()).isEqualTo(2);
		assertThat(this.house.host.messages(IntakeHouse.ADDRESS)).filteredOn(Kept::seen).hasSize(1);
	}

	@Test
	@DisplayName("C-02 a mail that was committed and not moved is moved by the next look, and recorded once")
	void finishesTheMoveOfACrash() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		assertThatThrownBy(() -> new Collector(this.house.envelopes, new DiesAfterCommit(this.house.transaction),
				this.house.barrier, new AccessTokens())
			.collect(this.house.agency.inboxes().get(0), () -> false)).isInstanceOf(Killed.class);
		assertThat(this.house.folders()).containsExactly("INBOX");
		assertThat(this.house.received()).hasSize(1);

		assertThat(this.house.collect()).isEqualTo(new Collected(1, 0, 1, 0, 0, true));
		assertThat(this.house.received()).hasSize(1);
		this.house.open();
		assertThat(this.house.file()).isTrue();
		assertThat(this.house.folders()).containsExactly("Processed");
		assertThat(this.house.jdbc.sql("select count(*) from envelope where moved_at is null")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	@DisplayName("C-01 a mail that was fetched and not committed is fetched again")
	void fetchesAgainWhatWasNotCommitted() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		TransactionOperations broken = TransactionOperations.withoutTransaction();
		JdbcClient nowhere = JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(
				"jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1"));
		Envelopes unreachable = new Envelopes(nowhere, this.house.vault, this.house.events, this.house.documents,
				this.house.clock);

		assertThatThrownBy(() -> new Collector(unreachable, broken, this.house.barrier, new AccessTokens())
			.collect(this.house.agency.inboxes().get(0), () -> false))
			.isInstanceOf(org.springframework.dao.DataAccessException.class);
		assertThat(this.house.folders()).containsExactly("INBOX");
		assertThat(this.house.collect().recorded()).isEqualTo(1);
	}

	@Test
	@Row({ "MAIL-52", "MAIL-34" })
	@DisplayName("I-02 I-04 after UIDVALIDITY changed the same mails are known by their bytes")
	void knowsMailsAgainAfterUidValidityChanged() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.collect();
		this.house.open();
		this.house.file();
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));
		this.house.host.renewFolder(IntakeHouse.ADDRESS, "INBOX");

		assertThat(this.house.collect().recorded()).isEqualTo(2);
		assertThat(this.house.open()).filteredOn((opened) -> opened instanceof Opened.Duplicate).hasSize(1);
		assertThat(this.house.jdbc.sql("select count(*) from form").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	@Row("MAIL-20")
	@DisplayName("I-11 the body of a mail that is too large is never fetched, and its sender can be answered")
	void neverFetchesWhatIsTooLarge() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf") + "x".repeat(300_000) + "canary");

		assertThat(this.house.collect()).isEqualTo(new Collected(1, 1, 0, 1, 0, true));
		Envelope envelope = this.house.received().get(0);
		assertThat(envelope.size()).isGreaterThan(300_000);
		assertThat(this.house.documents.mail(envelope.id()))
			.hasValueSatisfying((raw) -> assertThat(raw).hasSizeLessThan(1_000));
		assertThat(this.house.open()).containsExactly(new Opened.TooLarge());
		assertThat(this.house.envelopes.answering(envelope.id()).orElseThrow().to()).contains("alice@clinique.test");
	}

	@Test
	@Row("MAIL-53")
	@DisplayName("I-01 a connection that is cut in a mail stores no short mail, and the others come in")
	void storesNoShortMail() throws IOException {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf").replace("bonjour", "CUT" + "y".repeat(20_000)));
		this.house.deliver(IntakeFixtures.withPdf("3", "c.pdf"));
		try (CuttingProxy proxy = new CuttingProxy(this.house.host.imapPort(),
				"veuillez trouver ci-joint la demande 2")) {
			Agency behind = IntakeFixtures.agency("imap://127.0.0.1:" + proxy.port(), "required");

			assertThat(
					new Collector(this.house.envelopes, this.house.transaction, this.house.barrier, new AccessTokens())
						.collect(behind.inboxes().get(0), () -> false))
				.isEqualTo(new Collected(3, 2, 0, 0, 0, false));
			assertThat(proxy.cuts()).isGreaterThanOrEqualTo(1);
		}
		assertThat(this.house.collect()).isEqualTo(new Collected(3, 1, 2, 0, 0, true));
		assertThat(this.house.received()).hasSize(3)
			.allSatisfy((envelope) -> assertThat(this.house.documents.mail(envelope.id()).orElseThrow())
				.asString(StandardCharsets.UTF_8)
				.contains("--b1--"));
	}

	@Test
	@Row("MAIL-21")
	void brokenMailDoesNotStopTheOthers() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.host.deliver(new byte[] { 0, (byte) 0xFF, '\r', '\n', 7 }, IntakeHouse.ADDRESS);
		this.house.deliver("Content-Type: multipart/mixed; boundary=b\nFrom: a@b.test\n\n" + "--b\n\nx\n".repeat(500));
		this.house.deliver("Content-Type: message/rfc822\nContent-Transfer-Encoding: nonsense\nFrom: a@b.test\n\nx\n");
		this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));

		assertThat(this.house.collect()).isEqualTo(new Collected(5, 5, 0, 0, 0, true));
		assertThat(this.house.open()).filteredOn((opened) -> opened.equals(new Opened.Cut(1, 0))).hasSize(2);
		assertThat(this.house.envelopes.inState(IntakeHouse.RAMQ, EnvelopeStatus.PARKED, 10)).hasSize(1);
	}

	@Test
	@Row("MAIL-40")
	void opensWhatMayNotBeAnsweredButStillCutsIt() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf").replace("dmarc=pass", "dmarc=fail"));
		this.house.deliver("Auto-Submitted: auto-replied\nFrom: bob@b.test\n\nabsent\n");
		this.house.deliver("From: bob@b.test\n\nbonjour\n");
		this.house.collect();

		assertThat(this.house.open()).containsExactlyInAnyOrder(new Opened.Cut(1, 0), new Opened.Machine("auto-reply"),
				new Opened.Unanswerable("no file, and nobody to answer"));
		Envelope opened = this.house.envelopes.inState(IntakeHouse.RAMQ, EnvelopeStatus.OPENED, 10).get(0);
		assertThat(this.house.envelopes.answering(opened.id()).orElseThrow().to()).isEmpty();
		assertThat(this.house.envelopes.answering(opened.id()).orElseThrow().authentication()).isEqualTo("fail");
		assertThat(this.house.forms.ofEnvelope(opened.id())).hasSize(1);
	}

	@Test
	@Row({ "MAIL-3", "MAIL-6", "MAIL-13" })
	void refusesAPastedPictureAndReadsWhatWasPacked() {
		byte[] winmail = PackedMail.winmail("Bonjour", "a.pdf", IntakeFixtures.PDF);
		this.house.deliver(IntakeFixtures.passed("clinique.test") + "From: alice@clinique.test\n"
				+ "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/ms-tnef\n"
				+ "Content-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(winmail)
				+ "\n--b\nContent-Type: image/jpeg; name=a.jpg\nContent-Disposition: inline\n"
				+ "Content-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(new byte[205_000])
				+ "\n--b--\n");
		this.house.collect();

		assertThat(this.house.open()).containsExactly(new Opened.Cut(2, 0));
		Envelope envelope = this.house.envelopes.inState(IntakeHouse.RAMQ, EnvelopeStatus.OPENED, 10).get(0);
		List<StoredForm> forms = this.house.forms.ofEnvelope(envelope.id());
		assertThat(forms).extracting(StoredForm::status).containsExactly(FormStatus.RECEIVED, FormStatus.REFUSED);
		assertThat(this.house.forms.findings(forms.get(1).id())).extracting(Finding::code)
			.containsExactly(FindingCode.PICTURE_IN_BODY);
	}

	@Test
	@Row("MAIL-28")
	@DisplayName("L-04 what a bounce returns of a letter reaches no table")
	void storesABounceWithoutTheLetter() throws Exception {
		this.house.host.addUser("rebonds@ramq.test", "ramq", "secret");
		this.house.deliver("""
				From: MAILER-DAEMON@mx.test
				Subject: failure notice
				Content-Type: multipart/report; report-type=delivery-status; boundary=b

				--b
				Content-Type: message/rfc822

				X-Greffier: ramq 17

				canary
				--b--
				""");
		this.house.collect();

		assertThat(new String(this.house.documents.mail(this.house.received().get(0).id()).orElseThrow(),
				StandardCharsets.UTF_8))
			.contains("X-Greffier: ramq 17")
			.doesNotContain("canary");
		assertThat(this.house.open()).containsExactly(new Opened.Machine("bounce"));
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
		Agency agency = IntakeFixtures.agency(IntakeFixtures.mailbox("", this.house.host.imapUrl(), "ramq",
				new SignIn.Password("secret"), "required", "INBOX", "Guichet"));
		Triggers triggers = new Triggers(List.of(agency), (of) -> signalled.countDown(), scheduler, new AccessTokens(),
				context.getBeanFactory());
		triggers.start();
		try (Store store = this.house.store("ramq")) {
			IntakeHouse.put(store.getFolder("Guichet"), IntakeFixtures.withPdf("1", "a.pdf"));
		}
		// The first signal is the poll's, at once; the second comes by IDLE in the second
		// folder, or by the look before it.
		assertThat(signalled.await(20, TimeUnit.SECONDS)).isTrue();
		triggers.stop();
		scheduler.shutdown();

		assertThat(this.house.host.messages(IntakeHouse.ADDRESS)).hasSize(1).noneMatch(Kept::seen);
	}

	@Test
	@Row("MAIL-55")
	void saysWhenTheMailboxIsNotThere() {
		assertThatThrownBy(() -> this.house.collect(IntakeFixtures.agency("imap://127.0.0.1:1", "required")))
			.isInstanceOf(MailboxException.class)
			.hasMessageStartingWith("the mailbox ramq cannot be opened")
			.hasNoCause();
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

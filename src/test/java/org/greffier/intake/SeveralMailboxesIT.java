package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import jakarta.mail.Store;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Inbox;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.platform.MailHost.Kept;
import org.greffier.platform.Row;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A body with two mailboxes, of which one has two folders. */
class SeveralMailboxesIT {

	private static final String COUNTER = "guichet@ramq.test";

	private final IntakeHouse house = new IntakeHouse();

	private final MailboxSettings main = mailbox("", "ramq", "INBOX", "Numerisations");

	private final MailboxSettings counter = mailbox("guichet", "guichet", "INBOX");

	private final Agency agency = IntakeFixtures.agency(this.main, this.counter);

	@BeforeEach
	void addTheOther() {
		this.house.host.addUser(COUNTER, "guichet", "secret");
	}

	@AfterEach
	void stop() {
		this.house.close();
	}

	@Test
	void bringsEveryFolderInAndFilesEachMailInItsOwnMailbox() throws Exception {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		try (Store store = this.house.store("ramq")) {
			IntakeHouse.put(store.getFolder("Numerisations"), IntakeFixtures.withPdf("2", "b.pdf"));
		}
		deliverToTheOther(IntakeFixtures.withPdf("3", "c.pdf"));

		for (Inbox inbox : this.agency.inboxes()) {
			assertThat(this.house.collector.collect(inbox, () -> false)).as(inbox.toString())
				.isEqualTo(new Collected(1, 1, 0, 0, 0, true));
		}
		open();
		for (Inbox inbox : this.agency.inboxes()) {
			assertThat(this.house.collector.file(inbox, () -> false)).isTrue();
		}

		assertThat(this.house.folders()).containsExactly("Processed", "Processed");
		assertThat(this.house.host.messages(COUNTER)).extracting(Kept::folder).containsExactly("Processed");
		assertThat(new MailCount(new AccessTokens()).of(this.agency)).isEqualTo(3)
			.isEqualTo(this.house.envelopes.recorded(IntakeHouse.RAMQ, List.of("ramq", "ramq/guichet")));
	}

	@Test
	@Row("MAIL-34")
	void handlesAMailOnceThatCameToTwoMailboxes() {
		String mail = IntakeFixtures.withPdf("1", "a.pdf");
		this.house.deliver("Delivered-To: acces@ramq.test\nReceived: from a by b; now\n" + mail);
		deliverToTheOther("Delivered-To: guichet@ramq.test\nReceived: from a by c; later\n" + mail);
		collect();

		assertThat(open()).satisfiesExactly((first) -> assertThat(first).isEqualTo(new Opened.Cut(1, 0)),
				(second) -> assertThat(second).isInstanceOf(Opened.Duplicate.class));
		assertThat(this.house.envelopes.inState(IntakeHouse.RAMQ, EnvelopeStatus.OPENED, 10)).hasSize(1);
	}

	@Test
	@Row("MAIL-34")
	@DisplayName("I-03 a Message-ID alone makes no duplicate, nor does a forged copy that came before")
	void isNotMadeToPassAMailOver() {
		String mail = IntakeFixtures.withPdf("1", "a.pdf");
		this.house.deliver(mail.replace("dmarc=pass", "dmarc=fail"));
		this.house.deliver(mail.replace("la demande 1", "la demande 1 bis"));
		deliverToTheOther(mail);
		collect();

		assertThat(open()).containsExactly(new Opened.Cut(1, 0), new Opened.Cut(1, 0), new Opened.Cut(1, 0));
	}

	@Test
	void opensNoMailOfAMailboxThatIsNotKnownAnyMore() {
		deliverToTheOther(IntakeFixtures.withPdf("1", "a.pdf"));
		collect();
		Envelope left = this.house.received().get(0);

		assertThatThrownBy(() -> this.house.open(left)).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("ramq/guichet");
		assertThat(this.house.received()).containsExactly(left);
	}

	@Test
	void knowsEveryAddressOfItsOwn() {
		Agency body = IntakeFixtures.agency(this.main,
				new MailboxSettings("guichet", "imap://127.0.0.1:1", "g1", Optional.of(COUNTER), this.counter.signIn(),
						this.counter.folders(), "Processed", "Problem", "required", Optional.of(IntakeFixtures.SERVER),
						this.counter.poll(), this.counter.timeout()));
		String loop = IntakeFixtures.withPdf("1", "a.pdf").replace("alice@clinique.test", "Guichet+x@ramq.test");

		assertThat(MailContent.of(IntakeFixtures.mail(loop), body, body.mailboxes().get(0)).mailClass())
			.isEqualTo(MailClass.OWN);
	}

	private void collect() {
		this.agency.inboxes().forEach((inbox) -> this.house.collector.collect(inbox, () -> false));
	}

	private List<Opened> open() {
		return this.house.received().stream().map((envelope) -> this.house.open(envelope, this.agency)).toList();
	}

	private void deliverToTheOther(String mail) {
		this.house.host.deliver(IntakeFixtures.mail(mail), COUNTER);
	}

	private MailboxSettings mailbox(String name, String user, String... folders) {
		return IntakeFixtures.mailbox(name, this.house.host.imapUrl(), user, new SignIn.Password("secret"), "required",
				folders);
	}

}

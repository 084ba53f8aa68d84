package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.greffier.catalogue.Agency;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.safe.AccessTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where mails go on the server once the ledger has them, on servers of every kind. */
class FilingIT {

	/** More parts than what is walked. */
	private static final String BROKEN = "Content-Type: multipart/mixed; boundary=b\nFrom: a@b.test\n\n"
			+ "--b\n\nx\n".repeat(500);

	private final IntakeHouse house = new IntakeHouse();

	@AfterEach
	void stop() {
		this.house.close();
	}

	@Test
	void movesWhatIsParkedToTheProblemFolderAndCountsItAndFetchesItOnce() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.deliver(BROKEN);
		collectAndOpen(this.house.agency);
		assertThat(this.house.folders()).as("nothing moves before it is opened").containsOnly("INBOX");

		assertThat(this.house.file()).isTrue();

		assertThat(this.house.folders()).containsExactlyInAnyOrder("Processed", "Problem");
		assertThat(this.house.envelopes.inState(IntakeHouse.RAMQ, EnvelopeStatus.PARKED, 10)).hasSize(1);
		assertCountsAgree(2);
		assertThat(this.house.collect().recorded()).isZero();
	}

	@Test
	@DisplayName("C-03 a parked mail whose move a crash left unconfirmed is not moved again")
	void filesAgainWithoutHarm() {
		this.house.deliver(BROKEN);
		collectAndOpen(this.house.agency);
		this.house.file();
		this.house.jdbc.sql("update envelope set moved_at = null").update();

		assertThat(this.house.file()).isTrue();

		assertThat(this.house.folders()).containsExactly("Problem");
		assertThat(unmoved()).isZero();
	}

	@Test
	void leavesInPlaceWhatIsNotOpenedYet() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.collect();

		assertThat(this.house.file()).isTrue();

		assertThat(this.house.folders()).containsExactly("INBOX");
	}

	@Test
	void takesOneMailAwayAloneWhereTheServerCannotMove() throws Exception {
		try (ImapProxy proxy = new ImapProxy(this.house.host.imapPort(), "MOVE")) {
			Agency agency = IntakeFixtures.agency(proxy.url(), "required");
			this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
			this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));
			this.house.collect(agency);
			this.house.open(this.house.received().get(0));
			markDeleted(2);

			assertThat(this.house.file(agency)).isTrue();

			assertThat(this.house.folders()).as("what another client marked stays")
				.containsExactlyInAnyOrder("INBOX", "Processed");
			assertThat(proxy.commands()).contains("UID COPY 1 Processed", "UID EXPUNGE 1")
				.noneMatch((command) -> command.startsWith("UID MOVE") || command.equals("EXPUNGE"));
			this.house.open();
			assertThat(this.house.file(agency)).isTrue();
			assertThat(this.house.folders()).containsExactly("Processed", "Processed");
			assertCountsAgree(2);
		}
	}

	@Test
	@DisplayName("I-13 COPY is taken and STORE refused: nothing lost, nothing twice, the next look mends it")
	void mendsACopyWhoseOriginalStayed() throws Exception {
		try (ImapProxy proxy = new ImapProxy(this.house.host.imapPort(), "MOVE")) {
			Agency agency = IntakeFixtures.agency(proxy.url(), "required");
			this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
			this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));
			collectAndOpen(agency);
			proxy.refuse("UID STORE 1 ");

			assertThat(this.house.file(agency)).as("says that it is not done").isFalse();
			assertThat(proxy.refused()).hasSize(1);
			assertThat(this.house.folders()).containsExactlyInAnyOrder("INBOX", "Processed", "Processed");
			assertThat(this.house.collect(agency)).isEqualTo(new Collected(1, 0, 1, 0, 0, true));

			proxy.refuse("");
			assertThat(this.house.file(agency)).isTrue();
			assertThat(this.house.folders()).containsExactly("Processed", "Processed");
			assertThat(proxy.commands()).filteredOn((command) -> command.startsWith("UID COPY")).hasSize(2);
			assertCountsAgree(2);
			assertThat(this.house.received()).isEmpty();
		}
	}

	@Test
	void leavesEveryMailWhereItIsOnAServerThatCannotTakeOneAwayAlone() throws Exception {
		try (ImapProxy proxy = new ImapProxy(this.house.host.imapPort(), "MOVE", "UIDPLUS")) {
			Agency agency = IntakeFixtures.agency(proxy.url(), "required");
			this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
			this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));
			collectAndOpen(agency);
			markDeleted(2);

			assertThat(this.house.file(agency)).as("nothing failed").isTrue();

			assertThat(this.house.folders()).containsExactly("INBOX", "INBOX");
			assertThat(proxy.commands())
				.noneMatch((command) -> command.matches("(UID )?(COPY|MOVE|STORE|EXPUNGE)( .*)?"));
			assertThat(this.house.collect(agency)).isEqualTo(new Collected(2, 0, 2, 0, 0, true));
			assertCountsAgree(2);
		}
		assertThat(this.house.file()).as("the server learnt it").isTrue();
		assertThat(this.house.folders()).containsExactly("Processed", "Processed");
	}

	@Test
	@DisplayName("I-09 a server that throttles us is left alone until the next look, and nothing is to blame")
	void insistsNotWhereTheServerThrottles() throws Exception {
		try (ImapProxy proxy = new ImapProxy(this.house.host.imapPort())) {
			Agency agency = IntakeFixtures.agency(proxy.url(), "required");
			this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
			this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));
			proxy.refuse("BODY.PEEK", "BAD Request is throttled. Suggested Backoff Time: 178755 milliseconds");

			assertThat(this.house.collect(agency)).isEqualTo(new Collected(2, 0, 0, 0, 0, false));
			assertThat(proxy.refused()).hasSize(1);

			proxy.refuse("UID MOVE", "NO [THROTTLED] Account exceeded command or bandwidth limits.");
			collectAndOpen(agency);
			assertThat(this.house.file(agency)).isFalse();
			assertThat(proxy.refused()).hasSize(2);
			assertThat(this.house.folders()).containsExactly("INBOX", "INBOX");

			proxy.refuse("");
			assertThat(this.house.file(agency)).isTrue();
			assertThat(this.house.folders()).containsExactly("Processed", "Processed");
		}
	}

	@Test
	@DisplayName("C-15 leaves off when the house ends")
	void leavesOffWhenTheHouseEnds() {
		this.house.deliver(IntakeFixtures.withPdf("1", "a.pdf"));
		this.house.deliver(IntakeFixtures.withPdf("2", "b.pdf"));

		Collected first = this.house.collector.collect(this.house.agency.inboxes().get(0),
				() -> !this.house.received().isEmpty());
		assertThat(first).isEqualTo(new Collected(2, 1, 0, 0, 0, false));
		assertThat(this.house.collect().recorded()).isEqualTo(1);
		this.house.open();

		assertThat(this.house.collector.file(this.house.agency.inboxes().get(0), () -> true)).isFalse();
		assertThat(this.house.folders()).containsExactly("INBOX", "INBOX");
		assertThat(this.house.file()).isTrue();
		assertThat(this.house.folders()).containsExactly("Processed", "Processed");
	}

	private void collectAndOpen(Agency agency) {
		this.house.collect(agency);
		List<Envelope> received = this.house.received();
		assertThat(received).isNotEmpty();
		received.forEach(this.house::open);
	}

	private void assertCountsAgree(int mails) {
		assertThat(new MailCount(new AccessTokens()).of(this.house.agency)).isEqualTo(mails)
			.isEqualTo(this.house.envelopes.recorded(IntakeHouse.RAMQ, List.of("ramq")));
	}

	private int unmoved() {
		return this.house.jdbc.sql("select count(*) from envelope where moved_at is null")
			.query(Integer.class)
			.single();
	}

	/** As another client does that has not expunged yet. */
	private void markDeleted(long uid) throws Exception {
		try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
			store.connect("127.0.0.1", this.house.host.imapPort(), "ramq", "secret");
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_WRITE);
			((org.eclipse.angus.mail.imap.IMAPFolder) inbox).getMessageByUID(uid).setFlag(Flags.Flag.DELETED, true);
			inbox.close(false);
		}
	}

}

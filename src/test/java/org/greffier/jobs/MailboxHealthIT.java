package org.greffier.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.form.AgencyId;
import org.greffier.intake.MailboxTrouble;
import org.greffier.platform.Row;
import org.greffier.platform.TestDatabase;
import org.junit.jupiter.api.Test;

@Row("MAIL-53")
class MailboxHealthIT {

	private static final Agency RAMQ = CatalogueLoader.loadOffline(java.nio.file.Path.of("jobs"))
		.agency(new AgencyId("ramq"));

	private static final ZonedDateTime START = ZonedDateTime.parse("2026-11-02T02:30:00-05:00[America/Toronto]");

	private static final MailboxSettings MAIN = RAMQ.mailboxes().get(0);

	private static final MailboxSettings COUNTER = new MailboxSettings("guichet", MAIN.imap(), MAIN.user(),
			MAIN.address(), MAIN.signIn(), MAIN.folders(), MAIN.processed(), MAIN.problem(), MAIN.authentication(),
			MAIN.authenticationServer(), MAIN.poll(), MAIN.timeout());

	private final TestDatabase database = TestDatabase.fresh();

	@Test
	void countsFailuresInARowAndRemembersTheLastOfEach() {
		assertThat(of(0, MAIN)).isEmpty();

		look(0, MAIN, Optional.of(MailboxTrouble.UNREACHABLE));
		assertThat(of(0, MAIN)).contains(new MailboxState("", START, Optional.empty(), Optional.of(START),
				Optional.of(MailboxTrouble.UNREACHABLE), 1));

		look(1, MAIN, Optional.empty());
		look(2, MAIN, Optional.of(MailboxTrouble.BUSY));
		look(3, MAIN, Optional.of(MailboxTrouble.TOKEN_REFUSED));
		assertThat(of(0, MAIN)).contains(new MailboxState("", START.plusHours(3), Optional.of(START.plusHours(1)),
				Optional.of(START.plusHours(3)), Optional.of(MailboxTrouble.TOKEN_REFUSED), 2));

		look(4, MAIN, Optional.empty());
		assertThat(of(0, MAIN)).contains(new MailboxState("", START.plusHours(4), Optional.of(START.plusHours(4)),
				Optional.of(START.plusHours(3)), Optional.of(MailboxTrouble.TOKEN_REFUSED), 0));
	}

	@Test
	void hasRoomForEveryTrouble() {
		for (MailboxTrouble trouble : MailboxTrouble.values()) {
			look(0, MAIN, Optional.of(trouble));

			assertThat(of(0, MAIN).flatMap(MailboxState::trouble)).contains(trouble);
		}
	}

	@Test
	void knowsEachMailboxOfABody() {
		look(0, MAIN, Optional.empty());
		look(1, COUNTER, Optional.of(MailboxTrouble.BUSY));

		assertThat(of(1, MAIN)).hasValueSatisfying((state) -> assertThat(state.isHealthy()).isTrue());
		assertThat(of(1, COUNTER)).contains(new MailboxState("guichet", START.plusHours(1), Optional.empty(),
				Optional.of(START.plusHours(1)), Optional.of(MailboxTrouble.BUSY), 1));
	}

	private void look(int hour, MailboxSettings mailbox, Optional<MailboxTrouble> trouble) {
		health(hour).looked(RAMQ.id(), mailbox.key(RAMQ.id()), trouble);
	}

	private Optional<MailboxState> of(int hour, MailboxSettings mailbox) {
		return health(hour).of(RAMQ, mailbox);
	}

	private MailboxHealth health(int hour) {
		Instant now = START.toInstant().plus(Duration.ofHours(hour));
		return new MailboxHealth(this.database.jdbc(), Clock.fixed(now, ZoneOffset.UTC));
	}

}

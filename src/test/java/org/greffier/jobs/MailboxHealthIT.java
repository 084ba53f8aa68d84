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

	private final TestDatabase database = TestDatabase.fresh();

	@Test
	void countsFailuresInARowAndRemembersTheLastOfEach() {
		assertThat(health(0).of(RAMQ)).isEmpty();

		look(0, Optional.of(MailboxTrouble.UNREACHABLE));
		assertThat(health(0).of(RAMQ)).contains(new MailboxState(START, Optional.empty(), Optional.of(START),
				Optional.of(MailboxTrouble.UNREACHABLE), 1));

		look(1, Optional.empty());
		look(2, Optional.of(MailboxTrouble.BUSY));
		look(3, Optional.of(MailboxTrouble.TOKEN_REFUSED));
		assertThat(health(0).of(RAMQ)).contains(new MailboxState(START.plusHours(3), Optional.of(START.plusHours(1)),
				Optional.of(START.plusHours(3)), Optional.of(MailboxTrouble.TOKEN_REFUSED), 2));

		look(4, Optional.empty());
		assertThat(health(0).of(RAMQ)).contains(new MailboxState(START.plusHours(4), Optional.of(START.plusHours(4)),
				Optional.of(START.plusHours(3)), Optional.of(MailboxTrouble.TOKEN_REFUSED), 0));
	}

	@Test
	void hasRoomForEveryTrouble() {
		for (MailboxTrouble trouble : MailboxTrouble.values()) {
			look(0, Optional.of(trouble));

			assertThat(health(0).of(RAMQ).flatMap(MailboxState::trouble)).contains(trouble);
		}
	}

	private void look(int hour, Optional<MailboxTrouble> trouble) {
		health(hour).looked(RAMQ.id(), trouble);
	}

	private MailboxHealth health(int hour) {
		Instant now = START.toInstant().plus(Duration.ofHours(hour));
		return new MailboxHealth(this.database.jdbc(), Clock.fixed(now, ZoneOffset.UTC));
	}

}

package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Row("X-09")
class PauseTests {

	private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

	private static final Instant SINCE = Instant.parse("2026-10-30T15:00:00Z");

	@ParameterizedTest
	@CsvSource({ "2026-11-02, 2026-11-01T23:59:59.999-05:00, true", "2026-11-02, 2026-11-02T00:00:00-05:00, false",
			"2027-01-01, 2026-12-31T23:59:59-05:00, true", "2027-01-01, 2027-01-01T00:00:00-05:00, false" })
	void endsAsItsDayBegins(LocalDate until, OffsetDateTime now, boolean stands) {
		assertThat(pause(Optional.of(until), "").stands(now.toInstant(), TORONTO)).isEqualTo(stands);
	}

	@Test
	void standsUntilItIsResumedWhereNoDayIsGiven() {
		assertThat(pause(Optional.empty(), "").stands(Instant.parse("2036-01-01T00:00:00Z"), TORONTO)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "two\nlines", "a\u0007b" })
	void takesNoControlCharacterInAReason(String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> pause(Optional.empty(), reason));
	}

	@Test
	void takesAReasonOfTheLengthThatIsAllowed() {
		assertThat(pause(Optional.empty(), "é".repeat(Pause.REASON)).reason()).hasSize(Pause.REASON);
		assertThatIllegalArgumentException().isThrownBy(() -> pause(Optional.empty(), "é".repeat(Pause.REASON + 1)));
	}

	private static Pause pause(Optional<LocalDate> until, String reason) {
		return new Pause(UUID.randomUUID(), SINCE, until, reason);
	}

}

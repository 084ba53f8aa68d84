package org.greffier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class FormStatusTests {

	@Test
	void everyStateIsReachedFromReceived() {
		Set<FormStatus> reached = new HashSet<>(Set.of(FormStatus.RECEIVED));
		boolean grown = true;
		while (grown) {
			grown = reached.addAll(reached.stream().flatMap((s) -> s.next().stream()).toList());
		}

		assertThat(reached).containsExactlyInAnyOrder(FormStatus.values());
	}

	@Test
	void everyEnvelopeStateIsReachedFromReceived() {
		Set<EnvelopeStatus> reached = new HashSet<>(Set.of(EnvelopeStatus.RECEIVED));
		boolean grown = true;
		while (grown) {
			grown = reached.addAll(reached.stream().flatMap((s) -> s.next().stream()).toList());
		}

		assertThat(reached).containsExactlyInAnyOrder(EnvelopeStatus.values());
	}

	@Test
	void onlyAnAcceptedFormIsEnrolledForTheFirstTime() {
		for (FormStatus from : FormStatus.values()) {
			boolean mayEnrol = from.mayBecome(FormStatus.ENROLLED);

			assertThat(mayEnrol).isEqualTo(from == FormStatus.ACCEPTED || from == FormStatus.UNDELIVERABLE);
		}
	}

	@Test
	void onlyAReadFormIsAccepted() {
		for (FormStatus from : FormStatus.values()) {
			assertThat(from.mayBecome(FormStatus.ACCEPTED)).isEqualTo(from == FormStatus.READ);
		}
	}

	@Test
	void changingTheReturnedSetDoesNotChangeTheTable() {
		FormStatus.RECEIVED.next().clear();

		assertThat(FormStatus.RECEIVED.mayBecome(FormStatus.READ)).isTrue();
	}

}

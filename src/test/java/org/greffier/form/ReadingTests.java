package org.greffier.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTests {

	@Test
	void signatureWhoseBoxWasNotFoundIsDoubtfulAndNeverAbsent() {
		Reading unknown = new Reading("0".repeat(64), Optional.empty(), Optional.empty(), 1, Source.TEXT, Map.of(),
				Map.of(), List.of());

		assertThat(unknown.signature(Party.USER).state()).isEqualTo(SignatureState.DOUBTFUL);
		assertThat(unknown.signature(Party.USER).confidence()).isZero();
	}

}

package org.greffier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class VerdictTests {

	private static final Finding NOTE = Finding.of(FindingCode.SIGNED_LONG_AGO, "RAMQ-10");

	private static final Finding REVIEW = Finding.of(FindingCode.GRANTOR_UNKNOWN, "X-14");

	private static final Finding HOLD = Finding.of(FindingCode.ADDRESS_SHARED, "RAMQ-13");

	private static final Finding REFUSE = Finding.of(FindingCode.ADDRESSES_EQUAL, "RAMQ-12");

	@Test
	void acceptsWithoutFindings() {
		assertThat(Verdict.of(List.of()).status()).isEqualTo(FormStatus.ACCEPTED);
	}

	@Test
	void acceptsWithNotesAloneAndKeepsThem() {
		Verdict verdict = Verdict.of(List.of(NOTE));

		assertThat(verdict.status()).isEqualTo(FormStatus.ACCEPTED);
		assertThat(verdict.findings()).containsExactly(NOTE);
	}

	@Test
	void strongestFindingDecides() {
		assertThat(Verdict.of(List.of(NOTE, REVIEW)).status()).isEqualTo(FormStatus.IN_REVIEW);
		assertThat(Verdict.of(List.of(NOTE, REVIEW, HOLD)).status()).isEqualTo(FormStatus.HELD);
		assertThat(Verdict.of(List.of(NOTE, REVIEW, HOLD, REFUSE)).status()).isEqualTo(FormStatus.REFUSED);
	}

	@Test
	void tellsTheStrongestFirst() {
		assertThat(Verdict.of(List.of(NOTE, REVIEW, REFUSE)).findings()).containsExactly(REFUSE, REVIEW, NOTE);
	}

}

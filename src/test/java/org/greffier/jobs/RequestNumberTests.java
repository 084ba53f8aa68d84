package org.greffier.jobs;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Row("X-07")
class RequestNumberTests {

	@Test
	void findsTheNumberThatAReplyKeeps() {
		assertThat(RequestNumber.in("RE : Re: [REQ-2026-000123] Réponse / [REQ-2026-000123]"))
			.contains("REQ-2026-000123");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Demande", "[REQ-2026-123]", "XREQ-2026-000123", "REQ-20266-000123",
			"[REQ-2026-000123] et [REQ-2026-000124]", "REQ-2026-0001234567890123" })
	void findsNoneWhereThereIsNoneOrMoreThanOne(String subject) {
		assertThat(RequestNumber.in(subject)).isEmpty();
	}

}

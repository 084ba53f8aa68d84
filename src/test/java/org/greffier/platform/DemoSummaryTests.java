package org.greffier.platform;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class DemoSummaryTests {

	private static final String REFUSED = """
			{"state": "CLOSED", "mailClass": "human",
			 "files": [{"state": "REFUSED", "findings": [{"code": "NOT_PDF", "severity": "refuse"}]}],
			 "letters": [{"kind": "ANSWER", "state": "SENT"}]}""";

	@Test
	void countsMailsFilesAndLettersTheMostFirst() {
		DemoSummary summary = of("{\"state\": \"MACHINE_MAIL\", \"mailClass\": \"bounce\"}", REFUSED, REFUSED,
				"{\"state\": \"DUPLICATE\"}");

		assertThat(summary.lines()).containsExactly("4      MAILS", "  2      CLOSED             human",
				"  1      DUPLICATE          not opened", "  1      MACHINE_MAIL       bounce", "2      FILES",
				"  2      REFUSED NOT_PDF", "2      LETTERS", "  2      ANSWER SENT");
		assertThat(summary.wrong()).isEmpty();
	}

	@Test
	void saysWhatCameToNoEndAndWhichMachineWasAnswered() {
		assertThat(of("{\"state\": \"OPENED\"}", "{\"state\": \"RECEIVED\"}", REFUSED).wrong())
			.containsExactly("2 mails came to no end");
		assertThat(of("{\"state\": \"MACHINE_MAIL\", \"letters\": [{\"kind\": \"ANSWER\"}]}").wrong())
			.containsExactly("1 machine mails were answered");
	}

	private static DemoSummary of(String... envelopes) {
		return new DemoSummary(Stream.of(envelopes)
			.map((json) -> new DemoOutcome(new DemoMail(Optional.empty(), "mail", new byte[0], Optional.empty()),
					Optional.of(JsonMapper.shared().readTree(json))))
			.toList());
	}

}

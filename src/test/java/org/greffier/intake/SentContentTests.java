package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;

import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Row("MAIL-34")
class SentContentTests {

	private static final String MAIL = IntakeFixtures.withPdf("1", "a.pdf");

	@ParameterizedTest
	@ValueSource(strings = { "Received: from a by b; now\n", "Delivered-To: acces@ramq.test\n",
			"Authentication-Results: other.test; dmarc=none\n", "X-Spam: no\n" })
	void doesNotMindWhatServersAdd(String field) {
		assertThat(digest(field + MAIL)).isPresent().isEqualTo(digest(MAIL));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<1@clinique.test>", "alice@clinique.test", "Subject: Demande", "boundary=b1",
			"la demande 1", "a.pdf" })
	void tellsMailsApartInWhichAnythingElseDiffers(String text) {
		assertThat(MAIL).contains(text);
		assertThat(digest(MAIL.replace(text, text.replace('1', '2').replaceFirst("^[aSl]", "Z")))).isPresent()
			.isNotEqualTo(digest(MAIL));
		assertThat(digest("Reply-To: other@x.test\n" + MAIL)).isNotEqualTo(digest(MAIL));
	}

	@Test
	void saysNothingOfAMailWithoutOneMessageIdOrWithoutABody() {
		byte[] raw = IntakeFixtures.mail(MAIL);
		byte[] header = Arrays.copyOf(raw, 200);

		assertThat(digest(MAIL.replace("Message-ID", "X-Message-ID"))).isEmpty();
		assertThat(digest("Message-ID: <2@clinique.test>\n" + MAIL)).isEmpty();
		assertThat(SentContent.digest(header, MailContent.limits(IntakeFixtures.agency().limits()))).isEmpty();
	}

	private static Optional<String> digest(String mail) {
		return SentContent.digest(IntakeFixtures.mail(mail), MailContent.limits(IntakeFixtures.agency().limits()));
	}

}

package org.greffier.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Optional;

import org.greffier.form.Language;
import org.greffier.intake.MailboxTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailboxWordsTests {

	private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-02T02:30:00-05:00[America/Toronto]");

	@Test
	void saysThatAllIsWell() {
		MailboxState state = new MailboxState("", NOW, Optional.of(NOW), Optional.empty(), Optional.empty(), 0);

		assertThat(new MailboxWords(Language.FR).write(state))
			.isEqualTo("boîte de courriel\u00a0: relevée le 2026-11-02 02:30");
		assertThat(new MailboxWords(Language.EN).write(state)).isEqualTo("mailbox: read 2026-11-02 02:30");
	}

	@Test
	void keepsTheLastFailureInMind() {
		MailboxState state = new MailboxState("", NOW, Optional.of(NOW), Optional.of(NOW.minusDays(1)),
				Optional.of(MailboxTrouble.BUSY), 0);

		assertThat(new MailboxWords(Language.FR).write(state)).isEqualTo("boîte de courriel\u00a0: relevée le "
				+ "2026-11-02 02:30; dernier échec le 2026-11-01 02:30\u00a0: le serveur refuse pour l’instant");
	}

	@Test
	void saysHowOftenItFailedAndWhenItLastDidNot() {
		MailboxState state = new MailboxState("", NOW, Optional.of(NOW.minusDays(1)), Optional.of(NOW),
				Optional.of(MailboxTrouble.SIGN_IN_REFUSED), 3);

		assertThat(new MailboxWords(Language.FR).write(state))
			.isEqualTo("boîte de courriel\u00a0: 3 échecs de suite, le dernier le 2026-11-02 02:30\u00a0: le serveur "
					+ "refuse le mot de passe ou le jeton; dernière relève réussie le 2026-11-01 02:30");
		assertThat(new MailboxWords(Language.EN).write(state))
			.isEqualTo("mailbox: 3 failures in a row, the last 2026-11-02 02:30: the server refuses the password or "
					+ "the token; last read with success 2026-11-01 02:30");
	}

	@Test
	void namesAMailboxThatHasAName() {
		MailboxState state = new MailboxState("guichet", NOW, Optional.of(NOW), Optional.empty(), Optional.empty(), 0);

		assertThat(new MailboxWords(Language.FR).write(state))
			.isEqualTo("boîte de courriel guichet\u00a0: relevée le 2026-11-02 02:30");
		assertThat(new MailboxWords(Language.FR).never("guichet"))
			.isEqualTo("boîte de courriel guichet\u00a0: jamais relevée");
		assertThat(new MailboxWords(Language.EN).never("guichet")).isEqualTo("mailbox guichet: never read");
	}

	@ParameterizedTest
	@EnumSource
	void hasWordsForEveryTrouble(MailboxTrouble trouble) {
		assertThat(MailboxWords.trouble(trouble).fr()).isNotBlank();
		assertThat(MailboxWords.trouble(trouble).en()).isNotBlank();
	}

}

package org.greffier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.greffier.platform.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** What Gmail, Exchange and Dovecot answer to a sign-in, and what we make of it. */
@Row("MAIL-53")
class MailboxTroubleTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[AUTHENTICATIONFAILED] Authentication failed.         | SIGN_IN_REFUSED
			[AUTHENTICATIONFAILED] Invalid credentials (Failure)  | SIGN_IN_REFUSED
			AUTHENTICATE failed.                                  | SIGN_IN_REFUSED
			[UNAVAILABLE] Temporary authentication failure.       | BUSY
			[ALERT] Too many simultaneous connections. (Failure)  | BUSY
			[THROTTLED] Account exceeded command limits.          | BUSY
			Server Unavailable. 15                                | BUSY
			""")
	void tellsARefusalFromABusyServer(String said, MailboxTrouble trouble) {
		assertThat(MailboxTrouble.of(new AuthenticationFailedException(said))).isEqualTo(trouble);
	}

	@Test
	void knowsExchangesAnswerToATokenWithoutRights() {
		assertThat(MailboxTrouble.of(new MessagingException("A3 BAD User is authenticated but not connected.",
				new ProtocolException("BAD"))))
			.isEqualTo(MailboxTrouble.NOT_PERMITTED);
	}

	@Test
	void takesWhatIsLeftForALineThatBroke() {
		assertThat(MailboxTrouble.of(new MessagingException("reset", new IOException("reset"))))
			.isEqualTo(MailboxTrouble.UNREACHABLE);
	}

}

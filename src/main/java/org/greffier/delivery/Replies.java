package org.greffier.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.greffier.delivery.Posted.Alarm;

/**
 * Reads what the mail library throws. Only codes leave this class: a reply's text may
 * quote addresses (FAULTS S-03, L-09).
 */
final class Replies {

	private static final Pattern ENHANCED = Pattern.compile("^\\s*[245]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

	private Replies() {
	}

	static Reply of(MessagingException thrown) {
		return find(thrown).map((said) -> of(said, thrown)).orElse(new Reply.Temporary("IO", true));
	}

	private static Reply of(Said said, MessagingException thrown) {
		String code = (said.code() > 0) ? said.code() + enhanced(said.text()) : "IO";
		if (said.code() >= 530 && said.code() <= 538) {
			return new Reply.NotFromUs(code, isTls(thrown) ? Alarm.TLS_REFUSED : Alarm.SIGN_IN_REFUSED);
		}
		if (said.code() >= 500 && said.ofSender()) {
			return new Reply.NotFromUs(code, Alarm.SENDER_REFUSED);
		}
		if (said.code() >= 500) {
			return new Reply.Permanent(code);
		}
		// Without a code the connection broke: the message may have arrived whole.
		return new Reply.Temporary(code, said.code() <= 0);
	}

	private static String enhanced(String text) {
		Matcher code = ENHANCED.matcher(text);
		return code.find() ? " " + code.group(1) : "";
	}

	/** The innermost statement of the relay: of a recipient before that of the whole. */
	private static Optional<Said> find(MessagingException thrown) {
		Said found = null;
		Exception next = thrown;
		while (next instanceof MessagingException one) {
			String text = String.valueOf(one.getMessage());
			if (one instanceof SMTPAddressFailedException address) {
				return Optional.of(new Said(address.getReturnCode(), text, false));
			}
			if (one instanceof SMTPSenderFailedException sender) {
				return Optional.of(new Said(sender.getReturnCode(), text, true));
			}
			if (found == null && one instanceof SMTPSendFailedException send) {
				found = new Said(send.getReturnCode(), text, String.valueOf(send.getCommand()).startsWith("MAIL"));
			}
			next = one.getNextException();
		}
		return Optional.ofNullable(found);
	}

	/** Whether TLS is what failed. */
	static boolean isTls(MessagingException thrown) {
		Exception next = thrown;
		while (next != null) {
			if (next instanceof SSLException || String.valueOf(next.getMessage()).contains("STARTTLS")) {
				return true;
			}
			next = (next instanceof MessagingException one) ? one.getNextException() : null;
		}
		return false;
	}

	private record Said(int code, String text, boolean ofSender) {
	}

}

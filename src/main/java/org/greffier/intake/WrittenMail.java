package org.greffier.intake;

import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.intake.mime.EncodedWords;
import org.greffier.intake.mime.MimeLimitException;
import org.greffier.intake.mime.MimePart;
import org.greffier.intake.mime.MimeTree;

/**
 * What somebody wrote in a mail that brings no form, for the requests that need none.
 * Holds personal data: {@code toString} does not show any.
 *
 * @param from the one From address, never Reply-To: whom the authentication of the mail
 * speaks of
 * @param text without what is quoted with {@code >}
 */
public record WrittenMail(String from, String subject, String text) {

	/**
	 * Reads a mail whose origin was verified when it was opened, or need not be (RULES
	 * the caller has looked.
	 * @return empty when it has no one From, or more parts than the body takes
	 */
	public static Optional<WrittenMail> of(byte[] raw, Agency agency) {
		try {
			MimePart root = MimeTree.parse(raw, MailContent.limits(agency.limits()));
			String subject = EncodedWords.decode(root.headers().first("Subject").orElse(""));
			return Sender.from(root.headers()).map((from) -> new WrittenMail(from, subject, WrittenText.of(root)));
		}
		catch (MimeLimitException ex) {
			// It was put before a clerk as it came.
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "WrittenMail[" + this.text.length() + " characters]";
	}

}

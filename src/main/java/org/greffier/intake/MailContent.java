package org.greffier.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.greffier.casefile.Answering;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Limits;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.intake.mime.EncodedWords;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimeLimits;
import org.greffier.intake.mime.MimePart;
import org.greffier.intake.mime.MimeTree;

/**
 * Everything that a mail's bytes say, without the ledger: what wrote it, whom it may be
 * answered to, and its files.
 *
 * @param mailClass who or what wrote it
 * @param answering what the ledger keeps of it
 * @param attachments none of machine mail
 */
record MailContent(MailClass mailClass, Answering answering, Attachments attachments) {

	/** No setting may ask for more: deeper trees could exhaust a thread's stack. */
	private static final int DEPTH = 100;

	private static final int REFERENCES = 10;

	private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x3B\\x3D\\x3F-\\x7E]{3,300}>");

	/**
	 * Reads a mail.
	 * @param mailbox where it came in, whose server is asked whether it vouches for it
	 * @throws org.greffier.intake.mime.MimeLimitException if it has more parts than
	 * {@code job.yaml} allows
	 */
	static MailContent of(byte[] raw, Agency agency, MailboxSettings mailbox) {
		MimePart root = MimeTree.parse(raw, limits(agency.limits()));
		HeaderFields headers = root.headers();
		Sender sender = Sender.of(headers, agency, mailbox);
		MailClass mailClass = Classifier.classify(root, sender.from(), OwnAddresses.of(agency));
		Attachments attachments = new Attachments(List.of(), 0);
		Optional<String> to = Optional.empty();
		if (mailClass == MailClass.HUMAN) {
			attachments = Attachments.of(root);
			to = sender.answerTo();
		}
		else if (Classifier.mayCarryForms(mailClass, headers)) {
			Attachments found = Attachments.of(root);
			if (found.hasPdf()) {
				attachments = found;
				mailClass = MailClass.HUMAN;
			}
		}
		String text = EncodedWords.decode(headers.first("Subject").orElse("")) + "\n" + WrittenText.of(root);
		Answering answering = new Answering(to, MailLanguage.of(headers.first("Content-Language"), text),
				messageIds(headers.all("Message-ID")).stream().findFirst(), references(headers),
				sender.authentication(), mailClass.key());
		return new MailContent(mailClass, answering, attachments);
	}

	static MimeLimits limits(Limits limits) {
		return new MimeLimits(Math.min(limits.depth(), DEPTH), limits.parts());
	}

	private static String references(HeaderFields headers) {
		List<String> ids = messageIds(headers.all("References"));
		List<String> known = ids.isEmpty() ? messageIds(headers.all("In-Reply-To")) : ids;
		return String.join(" ", known.subList(Math.max(0, known.size() - REFERENCES), known.size()));
	}

	private static List<String> messageIds(List<String> fields) {
		List<String> ids = new ArrayList<>();
		Matcher id = MESSAGE_ID.matcher(String.join(" ", fields));
		while (id.find()) {
			ids.add(id.group());
		}
		return ids;
	}

}

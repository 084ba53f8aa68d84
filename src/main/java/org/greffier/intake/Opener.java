package org.greffier.intake;

import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Copies;
import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.form.DocumentId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.intake.mime.MimeLimitException;

/**
 * Opens an envelope that is in the ledger: classifies it, finds whom it may be answered
 * to, and cuts it into files, each a form in state RECEIVED (RULES X-15). When there are
 * more files than the body takes, every form is REFUSED at once, since no file of such a
 * mail needs to be read (MAIL row 21, ADR 10); so is a picture that the mail shows among
 * its words (MAIL row 6).
 */
public final class Opener {

	private static final String ACTOR = "job:collect";

	private final Envelopes envelopes;

	private final Copies copies;

	private final Documents documents;

	private final Forms forms;

	public Opener(Envelopes envelopes, Copies copies, Documents documents, Forms forms) {
		this.envelopes = envelopes;
		this.copies = copies;
		this.documents = documents;
		this.forms = forms;
	}

	/**
	 * Opens one envelope, inside the caller's transaction. Reads nothing but the ledger;
	 * opening again what was rolled back gives the same.
	 * @throws IllegalArgumentException if the envelope is not in state RECEIVED
	 */
	public Opened open(Envelope envelope, Agency agency) {
		Optional<EnvelopeId> earlier = this.copies.earlierWithSameBytes(envelope.id());
		if (earlier.isPresent()) {
			move(envelope, EnvelopeStatus.DUPLICATE, "same bytes as envelope " + earlier.get());
			return new Opened.Duplicate(earlier.get());
		}
		byte[] raw = this.documents.mail(envelope.id()).orElse(new byte[0]);
		try {
			return file(envelope, agency, MailContent.of(raw, agency, mailbox(envelope, agency)));
		}
		catch (MimeLimitException ex) {
			move(envelope, EnvelopeStatus.PARKED, "not walked: " + ex.getMessage());
			return new Opened.Parked(String.valueOf(ex.getMessage()));
		}
	}

	private Opened file(Envelope envelope, Agency agency, MailContent content) {
		Optional<EnvelopeId> copy = (content.mailClass() == MailClass.HUMAN)
				? this.copies.opened(envelope.id(), content.answering().authentication()) : Optional.empty();
		if (copy.isPresent()) {
			move(envelope, EnvelopeStatus.DUPLICATE, "same mail as envelope " + copy.get());
			return new Opened.Duplicate(copy.get());
		}
		this.envelopes.setAnswering(envelope.id(), content.answering());
		if (content.mailClass() != MailClass.HUMAN) {
			move(envelope, EnvelopeStatus.MACHINE_MAIL, content.mailClass().key());
			return new Opened.Machine(content.mailClass().key());
		}
		if (!this.envelopes.isWhole(envelope.id())) {
			move(envelope, EnvelopeStatus.TOO_LARGE, envelope.size() + " bytes");
			return new Opened.TooLarge();
		}
		Attachments attachments = content.attachments();
		if (attachments.files().isEmpty() && content.answering().to().isEmpty()) {
			String why = "no file, and nobody to answer";
			move(envelope, EnvelopeStatus.CLOSED_UNANSWERED, why);
			return new Opened.Unanswerable(why);
		}
		boolean tooMany = attachments.files().size() > agency.limits().files();
		int position = 0;
		for (Attachment file : attachments.files()) {
			position++;
			DocumentId document = this.documents.store(agency.id(), envelope.id(), "file", file.content());
			FormId form = this.forms.add(agency.id(), envelope.id(), position, document, file.fileName(),
					file.content(), envelope.receivedAt());
			Optional<FindingCode> refused = tooMany ? Optional.of(FindingCode.ENVELOPE_REFUSED) : file.refused();
			refused.ifPresent((code) -> refuse(this.forms.get(form), code));
		}
		move(envelope, EnvelopeStatus.OPENED, position + " files, " + attachments.ignored() + " parts left aside");
		return new Opened.Cut(position, attachments.ignored());
	}

	/** Only the server of the mailbox where it came in can vouch for a mail. */
	private MailboxSettings mailbox(Envelope envelope, Agency agency) {
		String key = this.envelopes.origin(envelope.id()).mailbox();
		return agency.mailbox(key)
			.orElseThrow(() -> new IllegalStateException("envelope " + envelope.id() + " came in the mailbox " + key
					+ ", which job.yaml has no more; put it back until its mails are opened"));
	}

	private void refuse(StoredForm form, FindingCode code) {
		boolean withMail = code == FindingCode.ENVELOPE_REFUSED;
		this.forms.setFindings(form, List.of(Finding.of(code, withMail ? "X-15" : "MAIL-6")), ACTOR);
		this.forms.move(form, FormStatus.REFUSED, ACTOR,
				withMail ? "its mail has more files than the body takes" : code.name());
	}

	private void move(Envelope envelope, EnvelopeStatus to, String why) {
		if (!this.envelopes.move(envelope, to, ACTOR, why)) {
			throw new IllegalStateException("envelope " + envelope.id() + " was opened by another run");
		}
	}

}

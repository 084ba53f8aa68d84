package org.greffier.jobs;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.greffier.delivery.LetterState;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;
import org.greffier.form.Text;

/** The report for people, in French or English. Nothing personal is in it. */
public final class ReportWords {

	private static final Map<EnvelopeStatus, Text> ENVELOPES = Map.ofEntries(
			Map.entry(EnvelopeStatus.RECEIVED, new Text("reçu, pas encore ouvert", "received, not opened yet")),
			Map.entry(EnvelopeStatus.OPENED, new Text("ouvert, pas encore décidé", "opened, not decided yet")),
			Map.entry(EnvelopeStatus.TOO_LARGE, new Text("trop volumineux", "too large")),
			Map.entry(EnvelopeStatus.ANSWERED, new Text("répondu, encore en cours", "answered, still open")),
			Map.entry(EnvelopeStatus.CLOSED, new Text("répondu, terminé", "answered, closed")),
			Map.entry(EnvelopeStatus.QUESTION,
					new Text("question, attend la réponse d’une personne", "question, waits for a clerk’s reply")),
			Map.entry(EnvelopeStatus.MACHINE_MAIL,
					new Text("courriel automatique, conservé sans réponse", "machine mail, kept and not answered")),
			Map.entry(EnvelopeStatus.DUPLICATE,
					new Text("double d’un courriel déjà reçu", "duplicate of an earlier mail")),
			Map.entry(EnvelopeStatus.VANISHED, new Text("disparu du serveur", "gone from the server")),
			Map.entry(EnvelopeStatus.PARKED, new Text("mis de côté après trois essais", "set aside after three tries")),
			Map.entry(EnvelopeStatus.CLOSED_UNANSWERED, new Text("fermé sans réponse", "closed without an answer")));

	private static final Map<FormStatus, Text> FORMS = Map.ofEntries(
			Map.entry(FormStatus.RECEIVED, new Text("reçu", "received")),
			Map.entry(FormStatus.READ, new Text("lu", "read")),
			Map.entry(FormStatus.IN_REVIEW, new Text("à l’étude par une personne", "with a clerk")),
			Map.entry(FormStatus.HELD, new Text("en attente d’une autre adresse", "waits for another address")),
			Map.entry(FormStatus.ACCEPTED, new Text("accepté", "accepted")),
			Map.entry(FormStatus.ENROLLED, new Text("inscrit, lettres à envoyer", "enrolled, letters to be sent")),
			Map.entry(FormStatus.DELIVERED, new Text("inscrit, lettres envoyées", "enrolled, letters sent")),
			Map.entry(FormStatus.UNDELIVERABLE,
					new Text("inscrit, lettre non livrée", "enrolled, letter not delivered")),
			Map.entry(FormStatus.REFUSED, new Text("refusé", "refused")),
			Map.entry(FormStatus.EXPIRED, new Text("expiré", "expired")),
			Map.entry(FormStatus.DUPLICATE, new Text("même fichier qu’un autre", "same file as another")),
			Map.entry(FormStatus.PARKED, new Text("mis de côté après trois essais", "set aside after three tries")),
			Map.entry(FormStatus.WITHDRAWN, new Text("retiré", "withdrawn")));

	private final Language language;

	public ReportWords(Language language) {
		this.language = language;
	}

	/** The whole report, several lines. */
	public String write(RunReport report) {
		StringBuilder text = new StringBuilder();
		text.append(report.agency()).append(": ").append(state(report.state())).append('\n');
		if (report.onlyCollected()) {
			text.append("  ")
				.append(say(
						"jour non ouvrable\u00a0: les courriels sont pris en charge et seront traités le prochain jour"
								+ " ouvrable",
						"not a business day: mails are taken in and decided on the next one"))
				.append('\n');
		}
		report.pause().ifPresent((pause) -> text.append("  ").append(paused(pause)).append('\n'));
		report.envelopes().forEach((line) -> envelope(text, line));
		text.append("  ").append(totals(report)).append('\n');
		text.append("  ").append(uids(report.uids())).append('\n');
		MailboxWords words = new MailboxWords(this.language);
		report.mailboxes().forEach((state) -> text.append("  ").append(words.write(state)).append('\n'));
		report.alarms().forEach((alarm) -> text.append("  ! ").append(alarm).append('\n'));
		return text.toString();
	}

	private void envelope(StringBuilder text, RunReport.EnvelopeLine line) {
		text.append("  ")
			.append(line.number())
			.append("  ")
			.append(in(ENVELOPES.get(line.state()), line.state()))
			.append('\n');
		for (RunReport.FileLine file : line.files()) {
			text.append("    ").append(say("fichier ", "file ")).append(file.position());
			file.kind().ifPresent((kind) -> text.append(" (").append(kind.kind()).append(')'));
			text.append(say("\u00a0: ", ": ")).append(in(FORMS.get(file.state()), file.state()));
			String codes = file.findings()
				.stream()
				.map(Finding::code)
				.map(Enum::name)
				.collect(Collectors.joining(", "));
			text.append(codes.isEmpty() ? "" : " [" + codes + "]").append('\n');
		}
		for (LetterState letter : line.letters()) {
			text.append("    ")
				.append(say("lettre ", "letter "))
				.append(letter.kind())
				.append(" -> ")
				.append(letter.addressee())
				.append(say("\u00a0: ", ": "))
				.append(letter.status())
				.append('\n');
		}
	}

	private String paused(Pause pause) {
		String until = pause.until()
			.map((day) -> say("reprise le ", "works again on ") + day)
			.orElse(say("jusqu’à nouvel ordre", "until it is resumed"));
		return say("en pause\u00a0: aucune nuit ne sera lancée, ", "paused: no night will be started, ") + until;
	}

	private String totals(RunReport report) {
		Map<EnvelopeStatus, Long> totals = report.envelopes()
			.stream()
			.collect(Collectors.groupingBy(RunReport.EnvelopeLine::state, TreeMap::new, Collectors.counting()));
		return report.envelopes().size() + say(" courriels\u00a0: ", " mails: ")
				+ totals.entrySet()
					.stream()
					.map((entry) -> entry.getValue() + " " + in(ENVELOPES.get(entry.getKey()), entry.getKey()))
					.collect(Collectors.joining(", "));
	}

	private String uids(RunReport.UidCount uids) {
		return uids.server()
			.map((count) -> say("sur le serveur\u00a0: ", "on the server: ") + count
					+ say(", dans le registre\u00a0: ", ", in the ledger: ") + uids.ledger())
			.orElse(say("le serveur n’a pas pu être compté", "the server could not be counted"));
	}

	private String state(RunState state) {
		return switch (state) {
			case STARTED -> say("en cours", "under way");
			case COMPLETED -> say("terminé", "done");
			case STOPPED -> say("arrêté, reprendra au prochain départ", "stopped, goes on at the next start");
			case FAILED -> say("interrompu, reprendra au prochain départ", "broken off, goes on at the next start");
		};
	}

	private String say(String fr, String en) {
		return (this.language == Language.FR) ? fr : en;
	}

	private String in(@org.jspecify.annotations.Nullable Text text, Enum<?> otherwise) {
		return (text == null) ? otherwise.name() : text.in(this.language);
	}

}

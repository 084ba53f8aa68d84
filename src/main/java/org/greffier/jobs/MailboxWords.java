package org.greffier.jobs;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import org.greffier.form.Language;
import org.greffier.form.Text;
import org.greffier.intake.MailboxTrouble;

/**
 * How a mailbox was found, in words for an operator: what is wrong and what to look at.
 */
public final class MailboxWords {

	private static final Map<MailboxTrouble, Text> TROUBLES = Map.of(MailboxTrouble.UNREACHABLE,
			new Text("le serveur ne répond pas", "the server does not answer"), MailboxTrouble.TLS_REFUSED,
			new Text("pas de liaison TLS dont le certificat soit valable; rien n’a été transmis",
					"no TLS with a certificate that holds; nothing was said"),
			MailboxTrouble.SIGN_IN_REFUSED,
			new Text("le serveur refuse le mot de passe ou le jeton", "the server refuses the password or the token"),
			MailboxTrouble.TOKEN_REFUSED,
			new Text("le serveur de jetons refuse; voir client-id, client-secret ou key-file, et scope",
					"the token server refuses; look at client-id, client-secret or key-file, and scope"),
			MailboxTrouble.TOKEN_UNREACHABLE,
			new Text("le serveur de jetons ne répond pas; voir token-url",
					"the token server does not answer; look at token-url"),
			MailboxTrouble.NOT_PERMITTED,
			new Text("le jeton est accepté, mais ne donne pas accès à cette boîte; voir les droits de l’application",
					"the token is good, but does not open this mailbox; look at the application’s permissions"),
			MailboxTrouble.BUSY, new Text("le serveur refuse pour l’instant", "the server refuses for the moment"),
			MailboxTrouble.FOLDER_MISSING,
			new Text("un dossier manque et ne peut être créé", "a folder is missing and cannot be made"),
			MailboxTrouble.BROKEN_OFF, new Text("ouverte, mais pas relevée ni classée jusqu’au bout",
					"opened, but not read and filed to the end"));

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

	private final Language language;

	public MailboxWords(Language language) {
		this.language = language;
	}

	/** One line, without its end. */
	public String write(MailboxState state) {
		StringBuilder line = new StringBuilder(mailbox(state.name()));
		if (state.isHealthy()) {
			line.append(say("relevée le ", "read ")).append(time(state.lookedAt()));
			state.failedAt()
				.ifPresent((failed) -> line.append(say("; dernier échec le ", "; last failure "))
					.append(trouble(state, failed)));
			return line.toString();
		}
		line.append(state.failures())
			.append((state.failures() == 1) ? say(" échec, le ", " failure, ")
					: say(" échecs de suite, le dernier le ", " failures in a row, the last "));
		state.failedAt().ifPresent((failed) -> line.append(trouble(state, failed)));
		line.append(state.succeededAt()
			.map((time) -> say("; dernière relève réussie le ", "; last read with success ") + time(time))
			.orElse(say("; aucune relève réussie à ce jour", "; never read with success")));
		return line.toString();
	}

	/** Of a mailbox that nobody has looked into. */
	public String never(String name) {
		return mailbox(name) + say("jamais relevée", "never read");
	}

	private String mailbox(String name) {
		return say("boîte de courriel", "mailbox") + (name.isEmpty() ? "" : " " + name) + say("\u00a0: ", ": ");
	}

	private String trouble(MailboxState state, ZonedDateTime failed) {
		return time(failed) + say("\u00a0: ", ": ")
				+ state.trouble().map((trouble) -> trouble(trouble).in(this.language)).orElse("");
	}

	static Text trouble(MailboxTrouble trouble) {
		Text text = TROUBLES.get(trouble);
		if (text == null) {
			throw new IllegalStateException("no words for " + trouble);
		}
		return text;
	}

	private static String time(ZonedDateTime time) {
		return TIME.format(time);
	}

	private String say(String fr, String en) {
		return (this.language == Language.FR) ? fr : en;
	}

}

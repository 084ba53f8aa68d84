package org.greffier.intake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.AddressLists;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.AnswerPolicy;
import org.greffier.catalogue.Clerks;
import org.greffier.catalogue.HoldPolicy;
import org.greffier.catalogue.Limits;
import org.greffier.catalogue.MandatePolicy;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.catalogue.Refusals;
import org.greffier.catalogue.PasswordPolicy;
import org.greffier.catalogue.ScheduleSettings;
import org.greffier.catalogue.SenderSettings;
import org.greffier.form.AgencyId;
import org.greffier.form.Text;
import org.greffier.safe.SignIn;

/** A body and mails for the tests of intake. */
final class IntakeFixtures {

	static final String SERVER = "mx.greffier.test";

	static final String PDF = "%PDF-1.7\nnot much of a form\n%%EOF\n";

	private IntakeFixtures() {
	}

	static Agency agency() {
		return agency("imap://127.0.0.1:1", "required");
	}

	static Agency agency(String imap, String authentication) {
		return agency(imap, new SignIn.Password("secret"), authentication);
	}

	static Agency agency(String imap, SignIn signIn, String authentication) {
		return agency(mailbox("", imap, "ramq", signIn, authentication, "INBOX"));
	}

	static MailboxSettings mailbox(String name, String imap, String user, SignIn signIn, String authentication,
			String... folders) {
		return new MailboxSettings(name, imap, user, Optional.empty(), signIn, List.of(folders), "Processed", "Problem",
				authentication, Optional.of(SERVER), Duration.ofMinutes(5), Duration.ofSeconds(10));
	}

	static Agency agency(MailboxSettings... mailboxes) {
		Text text = new Text("Régie", "Régie");
		SenderSettings sender = new SenderSettings("smtp://127.0.0.1:1", Optional.empty(), Optional.empty(),
				"acces@ramq.test", "rebonds@ramq.test", false, Duration.ofSeconds(10), 1_000, 3, 4, List.of(),
				Duration.ofDays(2));
		Limits limits = new Limits(300_000, 100_000, 6, 20, 200, 20, Duration.ofSeconds(10), 3);
		return new Agency(new AgencyId("ramq"), text, true, text, List.of(mailboxes), sender,
				ScheduleSettings.everyDay("0 30 2 * * *", ZoneId.of("America/Toronto")), AnswerPolicy.FRENCH_FIRST,
				Refusals.DEFAULT, HoldPolicy.DEFAULT, List.of(), limits, null, Map.of(), null, Map.of(),
				Path.of("jobs/ramq"), Clerks.NONE, MandatePolicy.DEFAULT);
	}

	/** A mail with this header and body, its lines ended as on the wire. */
	static byte[] mail(String text) {
		return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
	}

	/** What our server puts on top of a mail that passed. */
	static String passed(String domain) {
		return "Authentication-Results: " + SERVER + "; dmarc=pass header.from=" + domain + "\n";
	}

	/** A mail with a text and one PDF. */
	static String withPdf(String id, String fileName) {
		return passed("clinique.test") + """
				From: Alice Tremblay <alice@clinique.test>
				To: acces@ramq.test
				Subject: Demande
				Message-ID: <%s@clinique.test>
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b1

				--b1
				Content-Type: text/plain; charset=utf-8

				Bonjour, veuillez trouver ci-joint la demande %s.
				--b1
				Content-Type: application/octet-stream
				Content-Disposition: attachment; filename="%s"
				Content-Transfer-Encoding: base64

				%s
				--b1--
				""".formatted(id, id, fileName, base64(PDF + id));
	}

	static String base64(String content) {
		return Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
	}

}

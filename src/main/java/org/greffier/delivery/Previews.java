package org.greffier.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.Language;
import org.greffier.form.LetterId;

/** Every letter as it would go out, about people who do not exist. */
public final class Previews {

	private static final String PASSWORD = "SPECIMEN-SPECIMEN";

	private static final Instant AT = Instant.parse("2026-11-13T07:30:00Z");

	private final Catalogue catalogue;

	private final Composer composer;

	public Previews(Catalogue catalogue, DeliverySettings settings) {
		this.catalogue = catalogue;
		this.composer = new Composer(catalogue, settings);
	}

	/**
	 * One letter.
	 *
	 * @param subject of the mail
	 * @param text its plain text
	 * @param html the same as HTML
	 * @param mail the message as a relay gets it
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Preview(String subject, String text, String html, byte[] mail) {
	}

	/**
	 * The letters of every body in these languages, by name such as
	 * {@code ramq/ramq-delegation.username}.
	 * @throws IllegalStateException naming the template that is missing or wrong
	 */
	public Map<String, Preview> in(List<Language> languages) {
		Map<String, Preview> previews = new TreeMap<>();
		for (Agency agency : this.catalogue.agencies().values()) {
			Specimens.of(agency, languages)
				.forEach((name, order) -> previews.put(agency.id() + "/" + name, preview(agency, order)));
		}
		return previews;
	}

	private Preview preview(Agency agency, LetterOrder order) {
		Composed letter = this.composer.compose(order);
		Recipient to = Recipient.of(order.to()).orElseThrow();
		SealedLetter text = SealedLetter.of(letter, order.thread());
		LetterId id = new LetterId(order.envelope().value());
		String token = LetterRow.token(id, order.kind(), order.round());
		Map<String, String> headers = LetterHeaders.of(agency, order.kind(), id, "<" + token + "@specimen.invalid>", to,
				order.languages(), text, AT.atZone(agency.schedule().zone()));
		ByteArrayOutputStream mail = new ByteArrayOutputStream();
		try (Outgoing message = new Outgoing(Session.getInstance(new java.util.Properties()), headers, to,
				agency.sender().bounces(), token, letter, PASSWORD.getBytes(StandardCharsets.US_ASCII))) {
			message.writeTo(mail, new String[0]);
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException("a message in memory cannot be written", ex);
		}
		return new Preview(letter.subject(), filled(letter.body()), filled(letter.html()), mail.toByteArray());
	}

	private static String filled(String text) {
		return text.replace(String.valueOf(Composed.PASSWORD), PASSWORD);
	}

}

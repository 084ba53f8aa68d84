package org.greffier.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What replies to our letters do to the requests that these are about. */
@Timeout(300)
class ReplyIT {

	private static final String GAETAN = "g.desrosiers@courriel.test";

	private static final String NEW = "justine.ouimet@courriel.test";

	private static final String STRANGER = "autre@courriel.test";

	@TempDir
	private Path folder;

	@Test
	@Row({ "MAIL-36", "MAIL-37", "MAIL-38", "MAIL-39" })
	void standBesideTheirRequestAndReplaceWhatIsNotDecidedYet() throws Exception {
		try (SmallHouse house = new SmallHouse(this.folder)) {
			house.deliverSample("role-address");
			house.deliverSample("pasted-picture");
			house.run("ramq");
			assertThat(
					list(house, "select f.status from form f join envelope e on e.id = f.envelope_id order by e.seq"))
				.containsExactly("HELD", "IN_REVIEW");
			Letter held = letter(house, "HOLD", 1);
			Letter reviewed = letter(house, "ANSWER", 2);
			String aurele = sender("pasted-picture");

			deliver(house, form("role-address", GAETAN, held, Map.of("user.email", NEW)));
			deliver(house, question(GAETAN, letter(house, "ANSWER", 1), "Où en est ma demande ?"));
			deliver(house, question(GAETAN, held, "Merci !"));
			deliver(house, question(STRANGER, held, "Quelle adresse ai-je donnée ?"));
			deliver(house, form("pasted-picture", STRANGER, reviewed, Map.of("user.email", STRANGER)));
			deliver(house, form("pasted-picture", aurele, reviewed.withoutProof(), Map.of()));
			deliver(house, form("pasted-picture", aurele, reviewed, Map.of("user.email", NEW)));
			SmallHouse.Result result = house.run("ramq");

			assertThat(list(house,
					"""
							select coalesce(f.status, '-') from envelope e left join form f on f.envelope_id = e.id order by e.seq
							"""))
				.as("a form that comes as a reply replaces the held one; nobody else's does, nor one with"
						+ " an address that nothing was wrong with")
				.containsExactly("WITHDRAWN", "IN_REVIEW", "DELIVERED", "-", "-", "-", "IN_REVIEW", "DUPLICATE",
						"IN_REVIEW");
			assertThat(list(house, "select status from envelope order by seq")).containsExactly("CLOSED", "ANSWERED",
					"CLOSED", "QUESTION", "QUESTION", "CLOSED", "ANSWERED", "CLOSED", "ANSWERED");
			assertThat(list(house, """
					select coalesce(o.seq - (select min(seq) from envelope) + 1, 0)::text from envelope e
					left join envelope o on o.id = e.follows order by e.seq
					""")).as("beside which request each stands")
				.containsExactly("0", "0", "1", "1", "1", "0", "0", "0", "2");
			assertThat(
					list(house, "select event from case_event where event in ('envelope.joined', 'envelope.followed')"))
				.hasSize(8);
			assertThat(house.mail().messages(NEW)).as("the password, once").hasSize(1);
			tellsEach(house, held, reviewed, aurele);
			assertThat(result.of("ramq").path("counts").path("decide").toString()).contains("\"joined to a request\":4",
					"\"questions\":2");
		}
	}

	private static void tellsEach(SmallHouse house, Letter held, Letter reviewed, String aurele) {
		List<String> toGaetan = texts(house, GAETAN);
		assertThat(toGaetan).filteredOn((text) -> text.contains("remplace celui de la demande " + held.number()))
			.hasSize(1);
		assertThat(toGaetan).as("one word for two questions")
			.filteredOn((text) -> text.contains("Une personne de notre équipe le lira"))
			.singleElement()
			.satisfies((text) -> assertThat(text).contains("joint à votre demande " + held.number()));
		assertThat(texts(house, STRANGER)).as("learns nothing of the request whose number it bears")
			.hasSize(2)
			.noneMatch((text) -> text.contains(held.number()) || text.contains("joint à votre demande"));
		assertThat(texts(house, aurele)).filteredOn((text) -> text.contains("déjà reçu"))
			.singleElement()
			.satisfies((text) -> assertThat(text).contains("novembre 2026 sous le numéro " + reviewed.number()));
	}

	private static List<String> texts(SmallHouse house, String to) {
		return house.mail()
			.messages(to)
			.stream()
			.map((mail) -> SentMail.of(mail.raw()).text().replaceAll("[\\s\u00a0]+", " "))
			.toList();
	}

	/** The letter of a kind about the mail that came so many-th. */
	private static Letter letter(SmallHouse house, String kind, int mail) {
		return house.jdbc()
			.sql("""
					select l.message_id, e.number from letter l join envelope e on e.id = l.envelope_id
					where l.kind = :kind and e.number like '%' || :mail
					""")
			.param("kind", kind)
			.param("mail", "00000" + mail)
			.query((row, n) -> new Letter(row.getString("message_id"), row.getString("number")))
			.single();
	}

	private static List<String> list(SmallHouse house, String sql) {
		return house.jdbc().sql(sql).query(String.class).list();
	}

	private static void deliver(SmallHouse house, MimeMessage reply) throws MessagingException, IOException {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		reply.writeTo(raw);
		house.mail().deliver(raw.toByteArray(), SmallHouse.RAMQ);
	}

	private static String sender(String sample) throws MessagingException, IOException {
		return new jakarta.mail.internet.InternetAddress(parse(raw(sample)).getHeader("From", null)).getAddress();
	}

	private static MimeMessage form(String sample, String from, Letter letter, Map<String, String> values)
			throws MessagingException, IOException {
		byte[] raw = raw(sample);
		return reply(values.isEmpty() ? raw : DemoFilling.fill(raw, values), from, letter);
	}

	private static MimeMessage question(String from, Letter letter, String text)
			throws MessagingException, IOException {
		return reply(RunIT.mail(from, "", text).replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8),
				from, letter);
	}

	private static MimeMessage reply(byte[] raw, String from, Letter letter) throws MessagingException {
		MimeMessage reply = parse(raw);
		reply.setHeader("Message-ID", "<" + UUID.randomUUID() + "@courriel.test>");
		reply.setHeader("From", from);
		reply.removeHeader("Reply-To");
		reply.setHeader("Subject", "RE: [" + letter.number() + "] Votre demande");
		reply.setHeader("References", letter.messageId());
		return reply;
	}

	private static MimeMessage parse(byte[] raw) throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
	}

	private static byte[] raw(String sample) throws IOException {
		return Files.readAllBytes(Path.of("sample-inbox", "ramq", sample + ".eml"));
	}

	private record Letter(String messageId, String number) {

		/** What somebody knows who saw the number alone. */
		Letter withoutProof() {
			return new Letter("<" + UUID.randomUUID() + "@ramq.example>", this.number);
		}

	}

}

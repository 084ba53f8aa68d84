package org.greffier.casefile;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Language;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The envelopes in the ledger. */
public final class Envelopes {

	private static final String ANSWER_TO = "envelope.answer_to";

	private static final String THREAD = "envelope.thread";

	private static final String COLUMNS = "id, agency, number, status, received_at, size";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final CaseEvents events;

	private final Documents documents;

	private final Clock clock;

	public Envelopes(JdbcClient jdbc, Vault vault, CaseEvents events, Documents documents, Clock clock) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.events = events;
		this.documents = documents;
		this.clock = clock;
	}

	/**
	 * Writes one mail in the ledger, with its raw bytes sealed.
	 * @return its id, or empty when (mailbox, folder, UIDVALIDITY, UID) is there already
	 */
	public Optional<EnvelopeId> record(NewEnvelope mail) {
		EnvelopeId id = EnvelopeId.random();
		int year = mail.receivedAt().atZone(ZoneOffset.UTC).getYear();
		int rows = this.jdbc.sql("""
				insert into envelope (id, agency, number, mailbox, folder, uid_validity, uid, message_id, sha256,
				    content_sha256, size,
				    received_at, recorded_at, status)
				values (:id, :agency, 'REQ-' || :year || '-' || lpad(nextval('request_number')::text, 6, '0'), :mailbox,
				    :folder, :uidValidity, :uid, :messageId, :sha256, :content, :size, :receivedAt, :now, 'RECEIVED')
				on conflict (mailbox, folder, uid_validity, uid) do nothing
				""")
			.param("id", id.value())
			.param("agency", mail.agency().value())
			.param("year", Integer.toString(year))
			.param("mailbox", mail.mailbox())
			.param("folder", mail.folder())
			.param("uidValidity", mail.uidValidity())
			.param("uid", mail.uid())
			.param("messageId", mail.messageId().map(Envelopes::clean).orElse(null))
			.param("sha256", mail.sha256().orElse(null))
			.param("content", mail.content().orElse(null))
			.param("size", mail.size())
			.param("receivedAt", Timestamp.from(mail.receivedAt()))
			.param("now", Timestamp.from(this.clock.instant()))
			.update();
		if (rows == 0) {
			return Optional.empty();
		}
		mail.raw().ifPresent((raw) -> this.documents.store(mail.agency(), id, "mail", raw));
		this.events.append(CaseEvent.of(mail.agency(), "job:collect", "envelope", id.value(), "envelope.recorded",
				mail.size() + " bytes"));
		return Optional.of(id);
	}

	/**
	 * One folder as the ledger knows it; its UIDs mean mails under this UIDVALIDITY
	 * alone.
	 */
	public LedgerFolder folder(String mailbox, String folder, long uidValidity) {
		return new LedgerFolder(this.jdbc, this.clock, mailbox, folder, uidValidity);
	}

	public Envelope get(EnvelopeId id) {
		return this.jdbc.sql("select " + COLUMNS + " from envelope where id = :id")
			.param("id", id.value())
			.query(Envelopes::envelope)
			.single();
	}

	/** The oldest envelopes in one state, at most {@code limit}. */
	public List<Envelope> inState(AgencyId agency, EnvelopeStatus status, int limit) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from envelope where agency = :agency and status = :status
				order by received_at, seq limit :limit
				""")
			.param("agency", agency.value())
			.param("status", status.name())
			.param("limit", limit)
			.query(Envelopes::envelope)
			.list();
	}

	/**
	 * Envelopes recorded at or after an instant, not yet in an end state, or changed
	 * since, they or one of their forms (a letter that came back): what a run reports.
	 */
	public List<Envelope> touchedSince(AgencyId agency, Instant since) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from envelope where agency = :agency and (recorded_at >= :since
				    or status in ('RECEIVED', 'OPENED', 'TOO_LARGE', 'ANSWERED', 'QUESTION', 'PARKED')
				    or id in (select subject_id from case_event where agency = :agency and at >= :since)
				    or id in (select f.envelope_id from form f join case_event e on e.subject_id = f.id
				              where e.agency = :agency and e.at >= :since))
				order by received_at, seq
				""")
			.param("agency", agency.value())
			.param("since", Timestamp.from(since))
			.query(Envelopes::envelope)
			.list();
	}

	/**
	 * Whether the whole mail was fetched; of one that was too large only the header was.
	 */
	public boolean isWhole(EnvelopeId id) {
		return this.jdbc.sql("select sha256 is not null and sha256 not like 'header:%' from envelope where id = :id")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Moves an envelope from one state to another, with its event.
	 * @return false when it was no longer in {@code from}: another did it already
	 * @throws IllegalArgumentException if the transition is not legal
	 */
	public boolean move(Envelope envelope, EnvelopeStatus to, String actor, String why) {
		if (!envelope.status().mayBecome(to)) {
			throw new IllegalArgumentException(
					"envelope " + envelope.id() + " may not go from " + envelope.status() + " to " + to);
		}
		int rows = this.jdbc.sql("update envelope set status = :to where id = :id and status = :from")
			.param("to", to.name())
			.param("id", envelope.id().value())
			.param("from", envelope.status().name())
			.update();
		if (rows == 1) {
			this.events.append(CaseEvent.move(envelope.agency(), actor, "envelope", envelope.id().value(),
					envelope.status(), to, why));
		}
		return rows == 1;
	}

	/**
	 * Counts one more try, and says how many there were with it. Commit it before the
	 * try.
	 */
	public int countAttempt(EnvelopeId id) {
		return this.jdbc.sql("update envelope set attempts = attempts + 1 where id = :id returning attempts")
			.param("id", id.value())
			.query(Integer.class)
			.single();
	}

	public void setAnswering(EnvelopeId id, Answering answering) {
		String thread = answering.messageId().orElse("") + "\n" + answering.references();
		this.jdbc.sql("""
				update envelope set answer_to = :answerTo, language = :language, thread = :thread,
				    authentication = :authentication, mail_class = :mailClass
				where id = :id
				""")
			.param("answerTo", answering.to().map((to) -> this.vault.seal(to, ANSWER_TO)).orElse(null))
			.param("language", answering.language().map(Language::key).orElse(null))
			.param("thread", this.vault.seal(thread, THREAD))
			.param("authentication", answering.authentication())
			.param("mailClass", answering.mailClass())
			.param("id", id.value())
			.update();
	}

	/** Whom and how to answer; empty until the envelope was opened. */
	public Optional<Answering> answering(EnvelopeId id) {
		return this.jdbc.sql("""
				select answer_to, language, thread, authentication, mail_class from envelope
				where id = :id and mail_class is not null
				""").param("id", id.value()).query((row, n) -> {
			byte[] answerTo = row.getBytes("answer_to");
			String language = row.getString("language");
			String[] thread = this.vault.openText(row.getBytes("thread"), THREAD).split("\n", 2);
			return new Answering(
					(answerTo == null) ? Optional.empty() : Optional.of(this.vault.openText(answerTo, ANSWER_TO)),
					Optional.ofNullable(language).map(Language::of), Optional.of(thread[0]).filter((m) -> !m.isEmpty()),
					thread[1], row.getString("authentication"), row.getString("mail_class"));
		}).optional();
	}

	/** The envelope of a request number, such as {@code REQ-2026-000123}. */
	public Optional<EnvelopeId> numbered(AgencyId agency, String number) {
		return this.jdbc.sql("select id from envelope where agency = :agency and number = :number")
			.param("agency", agency.value())
			.param("number", number)
			.query(java.util.UUID.class)
			.optional()
			.map(EnvelopeId::new);
	}

	/** Where an envelope came from. */
	public Origin origin(EnvelopeId id) {
		return this.jdbc.sql("select mailbox, folder, uid_validity, uid, mail_class from envelope where id = :id")
			.param("id", id.value())
			.query((row, n) -> new Origin(row.getString("mailbox"), row.getString("folder"),
					row.getLong("uid_validity"), row.getLong("uid"), Optional.ofNullable(row.getString("mail_class"))))
			.single();
	}

	/** When the server received a body's newest mail; empty when none ever came. */
	public Optional<Instant> lastReceived(AgencyId agency) {
		return this.jdbc
			.sql("select received_at from envelope where agency = :agency order by received_at desc limit 1")
			.param("agency", agency.value())
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	/** How many mails of these mailboxes of a body the ledger holds. */
	public long recorded(AgencyId agency, Collection<String> mailboxes) {
		return this.jdbc.sql("""
				select count(*) from envelope
				where agency = :agency and mailbox = any(:mailboxes) and status <> 'VANISHED'
				""")
			.param("agency", agency.value())
			.param("mailboxes", mailboxes.toArray(String[]::new))
			.query(Long.class)
			.single();
	}

	private static String clean(String messageId) {
		String flat = messageId.replaceAll("[\\p{Cntrl}\\s]+", "");
		byte[] bytes = flat.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= 998) ? flat : flat.substring(0, Math.min(flat.length(), 300)).toLowerCase(Locale.ROOT);
	}

	private static Envelope envelope(ResultSet row, int n) throws SQLException {
		return new Envelope(new EnvelopeId(row.getObject("id", java.util.UUID.class)),
				new AgencyId(row.getString("agency")), row.getString("number"),
				EnvelopeStatus.valueOf(row.getString("status")), row.getTimestamp("received_at").toInstant(),
				row.getLong("size"));
	}

}

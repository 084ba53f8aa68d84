package org.greffier.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.LetterId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of letters and attempts, as sending changes them; the caller's transaction.
 */
final class LetterRows {

	private static final String COLUMNS = """
			l.id, l.agency, l.form_id, l.account_id, l.kind, l.round, l.languages, l.recipient,
			l.recipient_hash, l.content, l.status, l.attempts
			""";

	/** A password waits until the user name of its pair was taken by the server. */
	private static final String DUE = """
			l.agency = :agency and l.status in ('QUEUED', 'RETRY') and l.next_at <= :now
			  and (l.kind <> 'PASSWORD' or not exists (select 1 from letter u where u.form_id = l.form_id
			       and u.round = l.round and u.kind = 'USERNAME' and u.status <> 'SENT'))
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	LetterRows(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
	}

	/** The next letter that is due, locked until the transaction ends. */
	Optional<LetterRow> claim(AgencyId agency, Instant now) {
		return this.jdbc
			.sql("select " + COLUMNS + " from letter l where " + DUE
					+ " order by l.next_at, l.seq limit 1 for update of l skip locked")
			.param("agency", agency.value())
			.param("now", Timestamp.from(now))
			.query(this::row)
			.optional();
	}

	int due(AgencyId agency, Instant now) {
		return this.jdbc.sql("select count(*) from letter l where " + DUE)
			.param("agency", agency.value())
			.param("now", Timestamp.from(now))
			.query(Integer.class)
			.single();
	}

	/** Whether a letter is due that nobody is claiming at this moment. */
	boolean anyDue(AgencyId agency, Instant now) {
		return this.jdbc.sql("select l.id from letter l where " + DUE + " limit 1 for update of l skip locked")
			.param("agency", agency.value())
			.param("now", Timestamp.from(now))
			.query(UUID.class)
			.optional()
			.isPresent();
	}

	/** Letters whose attempt did not end: the process died in it. */
	List<LetterRow> inDoubt(AgencyId agency) {
		return this.jdbc
			.sql("select " + COLUMNS
					+ " from letter l where l.agency = :agency and l.status = 'SENDING' order by l.seq for update")
			.param("agency", agency.value())
			.query(this::row)
			.list();
	}

	/** The other half of a pair, if it is still to be sent. */
	List<LetterRow> otherHalf(LetterRow half) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from letter l
				where l.form_id = :form and l.round = :round and l.id <> :id and l.kind in ('USERNAME', 'PASSWORD')
				  and l.status in ('QUEUED', 'RETRY') for update
				""")
			.param("form", half.form().map(FormId::value).orElse(null))
			.param("round", half.round())
			.param("id", half.id().value())
			.query(this::row)
			.list();
	}

	/** The halves of a form's letters that are not at an end, locked. */
	List<LetterRow> openHalves(FormId form) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from letter l
				where l.form_id = :form and l.kind in ('USERNAME', 'PASSWORD')
				  and l.status in ('QUEUED', 'RETRY', 'SENDING') order by l.seq for update
				""").param("form", form.value()).query(this::row).list();
	}

	/** Whether halves of a later round than this letter's are owed. */
	boolean isReissued(LetterRow half) {
		return this.jdbc.sql("""
				select exists (select 1 from letter where form_id = :form and round > :round
				  and kind in ('USERNAME', 'PASSWORD'))
				""")
			.param("form", half.form().map(FormId::value).orElse(null))
			.param("round", half.round())
			.query(Boolean.class)
			.single();
	}

	Optional<LetterRow> find(AgencyId agency, LetterId id) {
		return this.jdbc.sql("select " + COLUMNS + " from letter l where l.id = :id and l.agency = :agency for update")
			.param("id", id.value())
			.param("agency", agency.value())
			.query(this::row)
			.optional();
	}

	/** Attempts since an instant that reached the relay or may have. */
	int attemptsSince(AgencyId agency, Instant since) {
		return this.jdbc.sql("""
				select count(*) from letter_attempt
				where agency = :agency and started_at >= :since and coalesce(outcome, 'DOUBT') in ('SENT', 'DOUBT')
				""")
			.param("agency", agency.value())
			.param("since", Timestamp.from(since))
			.query(Integer.class)
			.single();
	}

	/**
	 * Automatic answers to one mailbox since an instant, other than this letter. Until
	 * the transaction ends nobody else counts those of this mailbox.
	 */
	int answersSince(LetterRow letter, Instant since) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:recipient, 'hex'), 0))")
			.param("recipient", letter.recipientHash())
			.query((row, n) -> n)
			.list();
		return this.jdbc.sql("""
				select count(distinct letter_id) from letter_attempt
				where agency = :agency and recipient_hash = :recipient and started_at >= :since and kind = 'ANSWER'
				  and letter_id <> :id and coalesce(outcome, 'DOUBT') in ('SENT', 'DOUBT')
				""")
			.param("agency", letter.agency().value())
			.param("recipient", letter.recipientHash())
			.param("since", Timestamp.from(since))
			.param("id", letter.id().value())
			.query(Integer.class)
			.single();
	}

	/** Starts an attempt. */
	void begin(LetterRow trying, String messageId, Instant now) {
		this.jdbc.sql("""
				update letter set status = 'SENDING', attempts = :attempt, attempted_at = :now, message_id = :messageId
				where id = :id
				""")
			.param("attempt", trying.attempts())
			.param("now", Timestamp.from(now))
			.param("messageId", messageId)
			.param("id", trying.id().value())
			.update();
		this.jdbc.sql("""
				insert into letter_attempt (letter_id, attempt, agency, message_id, recipient_hash, kind, started_at)
				values (:id, :attempt, :agency, :messageId, :recipient, :kind, :now)
				""")
			.param("id", trying.id().value())
			.param("attempt", trying.attempts())
			.param("agency", trying.agency().value())
			.param("messageId", messageId)
			.param("recipient", trying.recipientHash())
			.param("kind", trying.kind().name())
			.param("now", Timestamp.from(now))
			.update();
	}

	/** Ends the attempt under way. */
	void end(LetterRow trying, String outcome, String reply, Instant now) {
		this.jdbc.sql("""
				update letter_attempt set outcome = :outcome, reply = :reply, ended_at = :now
				where letter_id = :id and attempt = :attempt and outcome is null
				""")
			.param("outcome", outcome)
			.param("reply", reply)
			.param("now", Timestamp.from(now))
			.param("id", trying.id().value())
			.param("attempt", trying.attempts())
			.update();
	}

	/** Moves a letter; an end of its way gets its time, a retry when it is due. */
	void move(LetterRow letter, LetterStatus to, String reply, Instant now, Instant nextAt) {
		this.jdbc.sql("""
				update letter set status = :to, reply = :reply, next_at = :nextAt,
				    ended_at = :endedAt
				where id = :id
				""")
			.param("to", to.name())
			.param("reply", reply)
			.param("nextAt", Timestamp.from(nextAt))
			.param("endedAt", (to == LetterStatus.RETRY || to == LetterStatus.QUEUED) ? null : Timestamp.from(now))
			.param("id", letter.id().value())
			.update();
	}

	private LetterRow row(ResultSet row, int n) throws SQLException {
		return new LetterRow(new LetterId(row.getObject("id", UUID.class)), new AgencyId(row.getString("agency")),
				Optional.ofNullable(row.getObject("form_id", UUID.class)).map(FormId::new),
				Optional.ofNullable(row.getObject("account_id", UUID.class)).map(AccountId::new),
				LetterKind.valueOf(row.getString("kind")), row.getInt("round"),
				Arrays.stream(row.getString("languages").split(",", -1)).map(Language::of).toList(),
				this.vault.openText(row.getBytes("recipient"), SealedLetter.RECIPIENT), row.getBytes("recipient_hash"),
				SealedLetter.open(row.getBytes("content"), this.vault), LetterStatus.valueOf(row.getString("status")),
				row.getInt("attempts"));
	}

}

package org.greffier.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.LetterId;
import org.greffier.form.MandateId;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The letters that are owed. A letter is written when it is owed, so that every try of it
 * says the same; only the temporary password is put in when it is sent.
 */
public final class Outbox {

	private static final String STATE = "id, form_id, kind, addressee, round, languages, status, attempts, reply, message_id";

	private static final int MOST_FULL = 500;

	private static final int FULL_DAYS = 14;

	/** Why a password letter is void whose account waits for no password any more. */
	static final String NOT_NEEDED = "NOT_NEEDED";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final Composer composer;

	private final LetterJournal journal;

	private final Clock clock;

	public Outbox(JdbcClient jdbc, Vault vault, Composer composer, LetterJournal journal, Clock clock) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.composer = composer;
		this.journal = journal;
		this.clock = clock;
	}

	/**
	 * Owes a letter, in the caller's transaction. Of one form (or envelope, for a letter
	 * about all of it, or run, or mandate), kind, addressee and round there is one
	 * letter: asking again changes nothing.
	 * @return the letter's id, the first one's when it was owed before
	 */
	public LetterId owe(LetterOrder order) {
		Optional<LetterId> owed = find(order);
		return owed.orElseGet(() -> insert(order));
	}

	private LetterId insert(LetterOrder order) {
		LetterId id = LetterId.random();
		Timestamp now = Timestamp.from(this.clock.instant());
		int rows = this.jdbc
			.sql("""
					insert into letter (id, agency, envelope_id, run_id, mandate_id, form_id, account_id, kind, addressee, round,
					    languages, recipient, recipient_hash, content, status, next_at, created_at)
					values (:id, :agency, :envelope, :run, :mandate, :form, :account, :kind, :addressee, :round, :languages,
					    :recipient, :recipientHash, :content, 'QUEUED', :now, :now)
					on conflict (agency, about_id, kind, addressee, round) do nothing
					""")
			.param("id", id.value())
			.param("agency", order.agency().value())
			.param("envelope", order.isReport() ? null : order.envelope().value())
			.param("run", order.isReport() ? order.envelope().value() : null)
			.param("mandate", order.mandate().map(MandateId::value).orElse(null))
			.param("form", order.form().map(FormId::value).orElse(null))
			.param("account", order.account().map((account) -> account.value()).orElse(null))
			.param("kind", order.kind().name())
			.param("addressee", order.addressee().name())
			.param("round", order.round())
			.param("languages", order.languages().stream().map(Language::key).collect(Collectors.joining(",")))
			.param("recipient", this.vault.seal(order.to(), SealedLetter.RECIPIENT))
			.param("recipientHash", this.vault.hash("letter.recipient", Recipient.mailbox(order.to())))
			.param("content", SealedLetter.of(this.composer.compose(order), order.thread()).seal(this.vault))
			.param("now", now)
			.update();
		if (rows == 0) {
			return find(order).orElseThrow();
		}
		this.journal.moved(order.agency(), id, LetterStatus.QUEUED, LetterStatus.QUEUED,
				order.kind() + " to " + order.addressee() + ", round " + order.round());
		return id;
	}

	private Optional<LetterId> find(LetterOrder order) {
		return this.jdbc.sql("""
				select id from letter
				where agency = :agency and about_id = :about and kind = :kind and addressee = :addressee
				  and round = :round
				""")
			.param("agency", order.agency().value())
			.param("about",
					order.mandate()
						.map(MandateId::value)
						.or(() -> order.form().map(FormId::value))
						.orElse(order.envelope().value()))
			.param("kind", order.kind().name())
			.param("addressee", order.addressee().name())
			.param("round", order.round())
			.query(UUID.class)
			.optional()
			.map(LetterId::new);
	}

	/** The letters of an envelope and of its forms, in the order they were owed. */
	public List<LetterState> ofEnvelope(EnvelopeId envelope) {
		return this.jdbc.sql("select " + STATE + " from letter where envelope_id = :envelope order by seq")
			.param("envelope", envelope.value())
			.query(Outbox::state)
			.list();
	}

	/**
	 * Where the letters to a form's parties stand: what moves an enrolled form on, also
	 * after a crash that lost what {@link Courier#sendDue} said.
	 */
	public PairState pair(FormId form) {
		List<Leg> last = this.jdbc.sql("""
				select kind, status, reply from letter
				where form_id = :form and kind in ('USERNAME', 'PASSWORD', 'GRANT_ADDED')
				  and round = (select max(round) from letter where form_id = :form
				               and kind in ('USERNAME', 'PASSWORD', 'GRANT_ADDED'))
				""")
			.param("form", form.value())
			.query((row, n) -> new Leg(LetterKind.valueOf(row.getString("kind")),
					LetterStatus.valueOf(row.getString("status")), row.getString("reply")))
			.list();
		if (last.isEmpty()) {
			return PairState.NONE;
		}
		if (last.stream().anyMatch((leg) -> leg.isLost() && leg.kind().isHalf())) {
			return PairState.FAILED;
		}
		if (!last.stream().allMatch((leg) -> leg.isLost() || leg.isDone())) {
			return PairState.PENDING;
		}
		return last.stream().allMatch(Leg::isDone) ? PairState.SENT : PairState.NOTICE_FAILED;
	}

	/**
	 * The account whose credential a form's letters carry; empty when they carry none.
	 */
	public Optional<AccountId> account(FormId form) {
		return this.jdbc.sql("select account_id from letter where form_id = :form and account_id is not null limit 1")
			.param("form", form.value())
			.query(UUID.class)
			.optional()
			.map(AccountId::new);
	}

	/** The letters of a form's last round to its parties, and what was told of them. */
	public List<LetterState> lettersOfLastRound(EnvelopeId envelope, FormId form) {
		int round = lastRound(form);
		return ofEnvelope(envelope).stream()
			.filter((letter) -> letter.form().filter(form::equals).isPresent() && letter.round() == round)
			.toList();
	}

	/**
	 * The forms whose letters carry the credentials of these accounts, each the newest.
	 */
	public List<FormId> formsOf(AgencyId agency, List<AccountId> accounts) {
		if (accounts.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select distinct on (account_id) form_id from letter
				where agency = :agency and kind = 'PASSWORD' and account_id in (:accounts)
				order by account_id, seq desc
				""")
			.param("agency", agency.value())
			.param("accounts", accounts.stream().map(AccountId::value).toList())
			.query((row, n) -> new FormId(row.getObject("form_id", UUID.class)))
			.list();
	}

	/**
	 * Voids what is still to be sent of a form's halves, before they are owed again; in
	 * the caller's transaction.
	 * @return false, with nothing changed, when one is just being sent
	 */
	public boolean endRound(FormId form) {
		List<LetterRow> open = new LetterRows(this.jdbc, this.vault).openHalves(form);
		if (open.stream().anyMatch((letter) -> letter.status() == LetterStatus.SENDING)) {
			return false;
		}
		Instant now = this.clock.instant();
		for (LetterRow letter : open) {
			new LetterRows(this.jdbc, this.vault).move(letter, LetterStatus.VOID, "REISSUED", now, now);
			this.journal.moved(letter.agency(), letter.id(), letter.status(), LetterStatus.VOID,
					letter.kind() + " REISSUED");
		}
		return true;
	}

	/**
	 * The forms of which a half of the first round came back from a full mailbox (status
	 * {@code x.2.2}) that long ago, and of which nothing was sent again. At most
	 * {@value #MOST_FULL}, the longest waiting first; after {@value #FULL_DAYS} days more
	 * only a person asks.
	 */
	public List<FormId> fullMailboxes(AgencyId agency, Duration wait) {
		Instant before = this.clock.instant().minus(wait);
		return this.jdbc.sql("""
				select l.form_id from letter l
				where l.agency = :agency and l.kind in ('USERNAME', 'PASSWORD') and l.round = 1
				  and l.status = 'BOUNCED' and l.reply like '_.2.2'
				  and l.ended_at <= :before and l.ended_at > :oldest
				  and not exists (select 1 from letter r where r.form_id = l.form_id and r.round > 1)
				group by l.form_id order by min(l.ended_at) limit :most
				""")
			.param("agency", agency.value())
			.param("before", Timestamp.from(before))
			.param("oldest", Timestamp.from(before.minus(Duration.ofDays(FULL_DAYS))))
			.param("most", MOST_FULL)
			.query((row, n) -> new FormId(row.getObject("form_id", UUID.class)))
			.list();
	}

	/** The last round of a form's letters to its parties; 0 when there was none. */
	public int lastRound(FormId form) {
		return this.jdbc.sql("""
				select coalesce(max(round), 0) from letter
				where form_id = :form and kind in ('USERNAME', 'PASSWORD', 'GRANT_ADDED')
				""").param("form", form.value()).query(Integer.class).single();
	}

	/** The round of the next letter of a kind about a mandate. */
	public int nextRound(AgencyId agency, MandateId mandate, LetterKind kind) {
		return 1 + this.jdbc.sql("""
				select coalesce(max(round), 0) from letter
				where agency = :agency and about_id = :mandate and kind = :kind
				""")
			.param("agency", agency.value())
			.param("mandate", mandate.value())
			.param("kind", kind.name())
			.query(Integer.class)
			.single();
	}

	/** How many letters of a body stand in each state that is not an end. */
	public int waiting(AgencyId agency) {
		return this.jdbc.sql("""
				select count(*) from letter where agency = :agency and status in ('QUEUED', 'SENDING', 'RETRY')
				""").param("agency", agency.value()).query(Integer.class).single();
	}

	private static LetterState state(ResultSet row, int n) throws SQLException {
		return new LetterState(new LetterId(row.getObject("id", UUID.class)),
				Optional.ofNullable(row.getObject("form_id", UUID.class)).map(FormId::new),
				LetterKind.valueOf(row.getString("kind")), Addressee.valueOf(row.getString("addressee")),
				row.getInt("round"),
				Arrays.stream(row.getString("languages").split(",", -1)).map(Language::of).toList(),
				LetterStatus.valueOf(row.getString("status")), row.getInt("attempts"), row.getString("reply"),
				Optional.ofNullable(row.getString("message_id")));
	}

	/** One letter to a party, as far as it says where the form's letters stand. */
	private record Leg(LetterKind kind, LetterStatus status, String reply) {

		boolean isDone() {
			return this.status == LetterStatus.SENT
					|| (this.status == LetterStatus.VOID && this.reply.equals(NOT_NEEDED));
		}

		boolean isLost() {
			return this.status.next().isEmpty() && !isDone();
		}

	}

}

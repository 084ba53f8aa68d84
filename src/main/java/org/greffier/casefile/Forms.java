package org.greffier.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AgencyId;
import org.greffier.form.DocumentId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Severity;
import org.greffier.safe.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forms in the ledger: their states, readings and findings. */
public final class Forms {

	private static final String FILE_NAME = "form.file_name";

	private static final String READING = "form.reading";

	private static final String COLUMNS = """
			id, agency, envelope_id, position, document_id, file_name, status, attempts, kind, kind_version, language,
			received_at
			""";

	private final JdbcClient jdbc;

	private final Vault vault;

	private final CaseEvents events;

	private final Clock clock;

	public Forms(JdbcClient jdbc, Vault vault, CaseEvents events, Clock clock) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Adds one file of an envelope as a form in state RECEIVED.
	 * @param position from 1, in the order of the mail
	 * @param content the file's bytes, for the hash that finds duplicates
	 */
	public FormId add(AgencyId agency, EnvelopeId envelope, int position, DocumentId document, String fileName,
			byte[] content, Instant receivedAt) {
		FormId id = FormId.random();
		this.jdbc.sql("""
				insert into form (id, agency, envelope_id, position, document_id, file_name, content_hash, status,
				    received_at)
				values (:id, :agency, :envelope, :position, :document, :fileName, :contentHash, 'RECEIVED', :receivedAt)
				""")
			.param("id", id.value())
			.param("agency", agency.value())
			.param("envelope", envelope.value())
			.param("position", position)
			.param("document", document.value())
			.param("fileName", this.vault.seal(fileName, FILE_NAME))
			.param("contentHash", this.vault.hash("form.content", content))
			.param("receivedAt", Timestamp.from(receivedAt))
			.update();
		this.events.append(CaseEvent.of(agency, "job:collect", "form", id.value(), "form.added",
				"file " + position + " of envelope " + envelope));
		return id;
	}

	public StoredForm get(FormId id) {
		return this.jdbc.sql("select " + COLUMNS + " from form where id = :id")
			.param("id", id.value())
			.query(this::form)
			.single();
	}

	public List<StoredForm> ofEnvelope(EnvelopeId envelope) {
		return this.jdbc.sql("select " + COLUMNS + " from form where envelope_id = :envelope order by position")
			.param("envelope", envelope.value())
			.query(this::form)
			.list();
	}

	/** The oldest forms in one state, at most {@code limit}. */
	public List<StoredForm> inState(AgencyId agency, FormStatus status, int limit) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from form where agency = :agency and status = :status
				order by received_at, envelope_id, position limit :limit
				""")
			.param("agency", agency.value())
			.param("status", status.name())
			.param("limit", limit)
			.query(this::form)
			.list();
	}

	/** The forms that have been held for this long or longer, at most {@code limit}. */
	public List<StoredForm> heldFor(AgencyId agency, Duration wait, int limit) {
		return this.jdbc.sql("select " + COLUMNS + """
				 from form where agency = :agency and status = 'HELD' and decided_at <= :before
				order by received_at, envelope_id, position limit :limit
				""")
			.param("agency", agency.value())
			.param("before", Timestamp.from(this.clock.instant().minus(wait)))
			.param("limit", limit)
			.query(this::form)
			.list();
	}

	/**
	 * An earlier form of this agency with the same bytes, in this or an earlier envelope.
	 * One that was refused with its mail, for what another file of it had, does not
	 * count: the answer asked to send it again as it is.
	 */
	public Optional<FormId> earlierWithSameBytes(FormId id) {
		return sameBytes(id, false);
	}

	/** As {@link #earlierWithSameBytes}, else one that was refused with its mail. */
	public Optional<FormId> firstWithSameBytes(FormId id) {
		return sameBytes(id, true);
	}

	private Optional<FormId> sameBytes(FormId id, boolean orRefusedWithMail) {
		return this.jdbc
			.sql("""
					select earlier.id from form this join envelope te on te.id = this.envelope_id
					  join form earlier on earlier.agency = this.agency and earlier.content_hash = this.content_hash
					  join envelope ee on ee.id = earlier.envelope_id
					  left join finding f on f.form_id = earlier.id and f.code = 'ENVELOPE_REFUSED'
					where this.id = :id and (f.form_id is null or :orRefusedWithMail)
					  and earlier.status not in ('DUPLICATE', 'PARKED') and (ee.seq, earlier.position) < (te.seq, this.position)
					order by f.form_id is not null, ee.seq, earlier.position limit 1
					""")
			.param("id", id.value())
			.param("orRefusedWithMail", orRefusedWithMail)
			.query(UUID.class)
			.optional()
			.map(FormId::new);
	}

	/**
	 * Whether the same is being asked (RULES X-12): by a form that arrived earlier and is
	 * still open, or by one that is accepted and not enrolled yet, whenever it arrived. A
	 * later one that is still open is the duplicate, not this. What was enrolled does not
	 * count here: the registry knows what of it is in force.
	 */
	public boolean requestExists(AgencyId agency, byte[] requestHash, FormId form) {
		return this.jdbc.sql("""
				select exists (select 1 from form other, form this, envelope oe, envelope te
				where this.id = :form and te.id = this.envelope_id and oe.id = other.envelope_id
				  and other.agency = :agency and other.request_hash = :hash and other.id <> this.id
				  and (other.status = 'ACCEPTED'
				       or ((oe.seq, other.position) < (te.seq, this.position)
				           and other.status in ('RECEIVED', 'READ', 'IN_REVIEW', 'HELD', 'PARKED'))))
				""")
			.param("agency", agency.value())
			.param("hash", requestHash)
			.param("form", form.value())
			.query(Boolean.class)
			.single();
	}

	public void setRequestHash(FormId id, byte[] requestHash) {
		this.jdbc.sql("update form set request_hash = :hash where id = :id")
			.param("hash", requestHash)
			.param("id", id.value())
			.update();
	}

	/** Stores what was read, as JSON; it is sealed here. */
	public void setReading(FormId id, byte[] readingJson, Optional<KindVersion> kind, Optional<Language> language) {
		this.jdbc.sql("""
				update form set reading = :reading, kind = :kind, kind_version = :version, language = :language
				where id = :id
				""")
			.param("reading", this.vault.seal(readingJson, READING))
			.param("kind", kind.map(KindVersion::kind).orElse(null))
			.param("version", kind.map(KindVersion::version).orElse(null))
			.param("language", language.map(Language::key).orElse(null))
			.param("id", id.value())
			.update();
	}

	/** What was read, as JSON; empty before it was read. */
	public Optional<byte[]> reading(FormId id) {
		return this.jdbc.sql("select reading from form where id = :id and reading is not null")
			.param("id", id.value())
			.query((row, n) -> row.getBytes("reading"))
			.optional()
			.map((sealed) -> this.vault.open(sealed, READING));
	}

	/**
	 * Moves a form to another state, with its event.
	 * @return false when it was no longer in the state that {@code form} shows
	 * @throws IllegalArgumentException if the transition is not legal
	 */
	public boolean move(StoredForm form, FormStatus to, String actor, String why) {
		if (!form.status().mayBecome(to)) {
			throw new IllegalArgumentException("form " + form.id() + " may not go from " + form.status() + " to " + to);
		}
		int rows = this.jdbc.sql("update form set status = :to where id = :id and status = :from")
			.param("to", to.name())
			.param("id", form.id().value())
			.param("from", form.status().name())
			.update();
		if (rows == 1) {
			this.events.append(CaseEvent.move(form.agency(), actor, "form", form.id().value(), form.status(), to, why));
		}
		return rows == 1;
	}

	/**
	 * Tells the audit what happened to a form that did not change its state.
	 * @param event a dotted name, such as {@code form.notice}
	 */
	public void note(StoredForm form, String actor, String event, String why) {
		this.events.append(CaseEvent.of(form.agency(), actor, "form", form.id().value(), event, why));
	}

	/** Whether a job decided this form by itself, and no person (RULES X-16). */
	public boolean isDecidedByJob(FormId id) {
		return this.jdbc.sql("select coalesce(decided_by, '') like 'job:%' from form where id = :id")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
	}

	/** Replaces the findings of a form, and says who decided when. */
	public void setFindings(StoredForm form, List<Finding> findings, String actor) {
		this.jdbc.sql("delete from finding where form_id = :id").param("id", form.id().value()).update();
		for (int i = 0; i < findings.size(); i++) {
			Finding finding = findings.get(i);
			this.jdbc.sql("""
					insert into finding (form_id, position, agency, code, severity, field, rule, detail)
					values (:id, :position, :agency, :code, :severity, :field, :rule, :detail)
					""")
				.param("id", form.id().value())
				.param("position", i + 1)
				.param("agency", form.agency().value())
				.param("code", finding.code().name())
				.param("severity", finding.severity().key())
				.param("field", finding.field().map(FieldName::value).orElse(null))
				.param("rule", finding.rule())
				.param("detail", finding.detail())
				.update();
		}
		this.jdbc.sql("update form set decided_at = :now, decided_by = :actor where id = :id")
			.param("now", Timestamp.from(this.clock.instant()))
			.param("actor", actor)
			.param("id", form.id().value())
			.update();
	}

	public List<Finding> findings(FormId id) {
		return this.jdbc
			.sql("select code, severity, field, rule, detail from finding where form_id = :id order by position")
			.param("id", id.value())
			.query((row, n) -> new Finding(FindingCode.valueOf(row.getString("code")),
					Severity.valueOf(row.getString("severity").toUpperCase(java.util.Locale.ROOT)),
					Optional.ofNullable(row.getString("field")).map(FieldName::new), row.getString("rule"),
					row.getString("detail")))
			.list();
	}

	/** Counts one more try, and says how many with it. Commit it before the try. */
	public int countAttempt(FormId id) {
		return this.jdbc.sql("update form set attempts = attempts + 1 where id = :id returning attempts")
			.param("id", id.value())
			.query(Integer.class)
			.single();
	}

	private StoredForm form(ResultSet row, int n) throws SQLException {
		String kind = row.getString("kind");
		String language = row.getString("language");
		return new StoredForm(new FormId(row.getObject("id", UUID.class)), new AgencyId(row.getString("agency")),
				new EnvelopeId(row.getObject("envelope_id", UUID.class)), row.getInt("position"),
				new DocumentId(row.getObject("document_id", UUID.class)),
				this.vault.openText(row.getBytes("file_name"), FILE_NAME), FormStatus.valueOf(row.getString("status")),
				row.getInt("attempts"),
				(kind == null) ? Optional.empty() : Optional.of(new KindVersion(kind, row.getInt("kind_version"))),
				(language == null) ? Optional.empty() : Optional.of(Language.of(language)),
				row.getTimestamp("received_at").toInstant());
	}

}

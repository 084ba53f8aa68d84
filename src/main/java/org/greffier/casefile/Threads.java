package org.greffier.casefile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails that belong to one request: the one that began it, and those that answer our
 * letters about it (MAIL rows 37 and 38).
 */
public final class Threads {

	private final JdbcClient jdbc;

	private final CaseEvents events;

	public Threads(JdbcClient jdbc, CaseEvents events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/**
	 * Puts an envelope beside the request of an earlier one, with an event on both; once,
	 * however often it is called.
	 * @return the first envelope of the thread
	 */
	public EnvelopeId join(Envelope envelope, EnvelopeId earlier, String actor) {
		EnvelopeId first = first(earlier).orElse(earlier);
		int rows = this.jdbc.sql("update envelope set follows = :first where id = :id and follows is null")
			.param("first", first.value())
			.param("id", envelope.id().value())
			.update();
		if (rows == 1) {
			append(envelope, actor, envelope.id(), "envelope.joined", "beside envelope " + first);
			append(envelope, actor, first, "envelope.followed", "by envelope " + envelope.id());
		}
		return first;
	}

	/** The first envelope of a thread; empty when this one follows none. */
	public Optional<EnvelopeId> first(EnvelopeId id) {
		return this.jdbc.sql("select follows from envelope where id = :id and follows is not null")
			.param("id", id.value())
			.query(UUID.class)
			.optional()
			.map(EnvelopeId::new);
	}

	/** Whether a question in a thread waits for a clerk. */
	public boolean hasQuestion(EnvelopeId first) {
		return this.jdbc
			.sql("select exists (select 1 from envelope where (id = :id or follows = :id) and status = 'QUESTION')")
			.param("id", first.value())
			.query(Boolean.class)
			.single();
	}

	/**
	 * The forms that came in earlier mails of a form's thread, ask the same as it (RULES
	 * X-12) and wait for a clerk or for another address.
	 */
	public List<FormId> openLike(FormId form) {
		return this.jdbc.sql("""
				select earlier.id from form earlier, form this, envelope te, envelope ee
				where this.id = :form and te.id = this.envelope_id
				  and earlier.agency = this.agency and earlier.request_hash = this.request_hash
				  and earlier.status in ('HELD', 'IN_REVIEW')
				  and ee.id = earlier.envelope_id and te.follows in (ee.id, ee.follows) and ee.seq < te.seq
				order by ee.seq, earlier.position
				""").param("form", form.value()).query(UUID.class).list().stream().map(FormId::new).toList();
	}

	private void append(Envelope envelope, String actor, EnvelopeId about, String event, String why) {
		this.events.append(CaseEvent.of(envelope.agency(), actor, "envelope", about.value(), event, why));
	}

}

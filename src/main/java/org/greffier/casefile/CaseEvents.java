package org.greffier.casefile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The audit: append-only, one chain an agency. The hash of a row is SHA-256 over the hash
 * before it and the row's own columns, so that a row that is changed, dropped or put in
 * between breaks the chain from there on. Appending locks the agency's head until the
 * transaction ends.
 */
public final class CaseEvents {

	private static final byte[] GENESIS = new byte[32];

	private final JdbcClient jdbc;

	private final Clock clock;

	public CaseEvents(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Appends one event; call it inside the transaction whose change it tells. */
	public void append(CaseEvent event) {
		Instant at = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.jdbc
			.sql("""
					with head as (
					    insert into case_event_head as last (agency, seq, previous_hash, hash)
					    values (:agency, 1, :genesis, sha256(:genesis || :before || convert_to('1:1', 'UTF8') || :after))
					    on conflict (agency) do update
					    set seq = last.seq + 1, previous_hash = last.hash,
					        hash = sha256(last.hash || :before || convert_to(
					            length((last.seq + 1)::text) || ':' || (last.seq + 1)::text, 'UTF8') || :after)
					    returning seq, previous_hash, hash)
					insert into case_event (agency, seq, at, actor, subject, subject_id, event, from_state, to_state, why,
					    previous_hash, hash)
					select :agency, seq, :at, :actor, :subject, :subjectId, :event, :from, :to, :why, previous_hash, hash from head
					""")
			.param("genesis", GENESIS)
			.param("before", parts(List.of(event.agency().value())))
			.param("after", after(at, event))
			.param("agency", event.agency().value())
			.param("at", java.sql.Timestamp.from(at))
			.param("actor", event.actor())
			.param("subject", event.subject())
			.param("subjectId", event.subjectId())
			.param("event", event.event())
			.param("from", event.from().orElse(null))
			.param("to", event.to().orElse(null))
			.param("why", event.why())
			.update();
	}

	/**
	 * Follows an agency's chain from its start.
	 * @return the number of the first row that is broken or missing; empty when the chain
	 * is whole
	 */
	public Optional<Long> firstBroken(AgencyId agency) {
		Chain chain = new Chain();
		this.jdbc.sql("""
				select seq, at, actor, subject, subject_id, event, from_state, to_state, why, previous_hash, hash
				from case_event where agency = :agency order by seq
				""").param("agency", agency.value()).query((row) -> {
			CaseEvent event = new CaseEvent(agency, row.getString("actor"), row.getString("subject"),
					row.getObject("subject_id", java.util.UUID.class), row.getString("event"),
					Optional.ofNullable(row.getString("from_state")), Optional.ofNullable(row.getString("to_state")),
					row.getString("why"));
			chain.follow(row.getLong("seq"), row.getTimestamp("at").toInstant(), event, row.getBytes("previous_hash"),
					row.getBytes("hash"));
		});
		Optional<Head> head = this.jdbc.sql("select seq, hash from case_event_head where agency = :agency")
			.param("agency", agency.value())
			.query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
			.optional();
		return chain.firstBroken(head);
	}

	/** As {@link #append} has it computed by the database. */
	private static byte[] hash(byte[] previous, long seq, Instant at, CaseEvent event) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(previous);
			digest.update(parts(List.of(event.agency().value(), Long.toString(seq))));
			digest.update(after(at, event));
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("the platform lacks SHA-256", ex);
		}
	}

	/** What follows the row's number. */
	private static byte[] after(Instant at, CaseEvent event) {
		return parts(List.of(at.toString(), event.actor(), event.subject(), event.subjectId().toString(), event.event(),
				event.from().orElse("-"), event.to().orElse("-"), event.why()));
	}

	/** Each with its length in bytes before it, so that no two lists look alike. */
	private static byte[] parts(List<String> parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String part : parts) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
			out.writeBytes(bytes);
		}
		return out.toByteArray();
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Head(long seq, byte[] hash) {
	}

	private static final class Chain {

		private byte[] hash = GENESIS;

		private long seq;

		private long broken;

		void follow(long rowSeq, Instant at, CaseEvent event, byte[] previous, byte[] rowHash) {
			if (this.broken > 0) {
				return;
			}
			boolean whole = rowSeq == this.seq + 1 && MessageDigest.isEqual(previous, this.hash)
					&& MessageDigest.isEqual(rowHash, hash(this.hash, rowSeq, at, event));
			if (!whole) {
				this.broken = this.seq + 1;
				return;
			}
			this.seq = rowSeq;
			this.hash = rowHash;
		}

		Optional<Long> firstBroken(Optional<Head> head) {
			if (this.broken > 0) {
				return Optional.of(this.broken);
			}
			boolean endIsHead = head.map((h) -> h.seq() == this.seq && MessageDigest.isEqual(h.hash(), this.hash))
				.orElse(this.seq == 0);
			return endIsHead ? Optional.empty() : Optional.of(this.seq + 1);
		}

	}

}

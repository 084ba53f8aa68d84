package org.greffier.casefile;

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
		Head head = head(event.agency()).or(() -> {
			this.jdbc.sql("""
					insert into case_event_head (agency, seq, hash) values (:agency, 0, :hash)
					on conflict (agency) do nothing
					""").param("agency", event.agency().value()).param("hash", GENESIS).update();
			return head(event.agency());
		}).orElseThrow();
		long seq = head.seq() + 1;
		Instant at = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		byte[] hash = hash(head.hash(), seq, at, event);
		this.jdbc.sql("""
				with head as (update case_event_head set seq = :seq, hash = :hash where agency = :agency)
				insert into case_event (agency, seq, at, actor, subject, subject_id, event, from_state, to_state, why,
				    previous_hash, hash)
				values (:agency, :seq, :at, :actor, :subject, :subjectId, :event, :from, :to, :why, :previous, :hash)
				""")
			.param("agency", event.agency().value())
			.param("seq", seq)
			.param("at", java.sql.Timestamp.from(at))
			.param("actor", event.actor())
			.param("subject", event.subject())
			.param("subjectId", event.subjectId())
			.param("event", event.event())
			.param("from", event.from().orElse(null))
			.param("to", event.to().orElse(null))
			.param("why", event.why())
			.param("previous", head.hash())
			.param("hash", hash)
			.update();
	}

	/**
	 * The end of a chain, locked until the transaction ends; empty before its first row.
	 */
	private Optional<Head> head(AgencyId agency) {
		return this.jdbc.sql("select seq, hash from case_event_head where agency = :agency for update")
			.param("agency", agency.value())
			.query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
			.optional();
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

	private static byte[] hash(byte[] previous, long seq, Instant at, CaseEvent event) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(previous);
			for (String part : List.of(event.agency().value(), Long.toString(seq), at.toString(), event.actor(),
					event.subject(), event.subjectId().toString(), event.event(), event.from().orElse("-"),
					event.to().orElse("-"), event.why())) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
				digest.update((byte) ':');
				digest.update(bytes);
			}
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("the platform lacks SHA-256", ex);
		}
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

package org.greffier.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What years of nights left in the database: closed envelopes of one delivered form each,
 * their events, an answer that was sent, and the persons. Made by the database itself, so
 * sealed columns hold noise and the audit's hashes do not follow from each other; nothing
 * that a night does reads either.
 */
final class BenchOldForms {

	private static final String ENVELOPES = """
			insert into envelope (id, agency, number, mailbox, folder, uid_validity, uid, message_id, sha256, size,
			    received_at, recorded_at, status, moved_at, language, authentication, mail_class, answer_to)
			select md5('e' || n)::uuid, 'ramq', 'REQ-2025-' || lpad(n::text, 6, '0'), 'old', 'INBOX', 1, n,
			    '<old-' || n || '@courriel.test>', md5('a' || n) || md5('b' || n), 40000, t, t, 'CLOSED', t, 'fr', 'pass',
			    'human', decode(md5('s' || n), 'hex')
			from (select n, timestamptz '2025-11-01' + n * interval '5 minutes' as t from generate_series(1, :forms) n) old
			""";

	private static final String DOCUMENTS = """
			insert into document (id, agency, envelope_id, kind, sealed, size, created_at)
			select md5('d' || uid)::uuid, agency, id, 'file', decode(repeat(md5('f' || uid), 16), 'hex'), 256, received_at
			from envelope where mailbox = 'old'
			""";

	private static final String FORMS = """
			insert into form (id, agency, envelope_id, position, document_id, file_name, content_hash, status, kind,
			    kind_version, reading, language, request_hash, received_at, decided_at, decided_by)
			select md5('g' || uid)::uuid, agency, id, 1, md5('d' || uid)::uuid, decode(md5('n' || uid), 'hex'),
			    sha256(('c' || uid)::bytea), 'DELIVERED', 'ramq-delegation', 1, decode(repeat(md5('r' || uid), 64), 'hex'),
			    'fr', sha256(('q' || uid)::bytea), received_at, received_at, 'job:decide'
			from envelope where mailbox = 'old'
			""";

	private static final String EVENTS = """
			insert into case_event (agency, seq, at, actor, subject, subject_id, event, from_state, to_state, why,
			    previous_hash, hash)
			select 'ramq', (uid - 1) * 6 + step, received_at, 'job:night', case when step > 4 then 'envelope' else 'form' end,
			    case when step > 4 then id else md5('g' || uid)::uuid end, 'form.moved', 'RECEIVED', 'READ', 'old',
			    sha256((uid || '/' || step)::bytea), sha256((uid || '/' || step + 1)::bytea)
			from envelope, generate_series(1, 6) step where mailbox = 'old'
			""";

	private static final String HEAD = """
			insert into case_event_head (agency, seq, hash)
			select agency, max(seq), sha256('head') from case_event group by agency
			on conflict (agency) do update set seq = excluded.seq, hash = excluded.hash
			""";

	private static final String LETTERS = """
			insert into letter (id, agency, envelope_id, kind, addressee, round, languages, recipient, recipient_hash,
			    content, status, attempts, next_at, attempted_at, message_id, created_at, ended_at)
			select md5('l' || uid)::uuid, agency, id, 'ANSWER', 'SENDER', 1, 'fr', decode(md5('t' || uid), 'hex'),
			    sha256(('h' || uid)::bytea), decode(repeat(md5('u' || uid), 16), 'hex'), 'SENT', 1, received_at, received_at,
			    '<letter-' || uid || '@ramq.example>', received_at, received_at
			from envelope where mailbox = 'old'
			""";

	private static final String ATTEMPTS = """
			insert into letter_attempt (letter_id, attempt, agency, message_id, recipient_hash, kind, started_at, outcome,
			    reply, ended_at)
			select id, 1, agency, message_id, recipient_hash, kind, created_at, 'SENT', '250', created_at
			from letter where message_id like '<letter-%'
			""";

	private static final String PERSONS = """
			insert into person (id, agency, family_name, given_name, name_hash, created_at)
			select md5('p' || uid)::uuid, agency, decode(md5('v' || uid), 'hex'), decode(md5('w' || uid), 'hex'),
			    sha256(('x' || uid)::bytea), received_at
			from envelope where mailbox = 'old'
			""";

	private static final String ADDRESSES = """
			insert into person_address (id, agency, person_id, address, address_hash, mailbox_hash, name_hash, created_at)
			select md5('y' || id)::uuid, agency, id, family_name, sha256(('y' || id)::bytea), sha256(('z' || id)::bytea),
			    name_hash, created_at
			from person
			""";

	private BenchOldForms() {
	}

	/**
	 * Fills a database that is fresh.
	 * @param owner of the role that owns the schema
	 */
	static void fill(JdbcClient owner, int forms) {
		owner.sql(ENVELOPES).param("forms", forms).update();
		for (String table : new String[] { DOCUMENTS, FORMS, EVENTS, HEAD, LETTERS, ATTEMPTS, PERSONS, ADDRESSES }) {
			owner.sql(table).update();
		}
		owner.sql("vacuum analyze").update();
	}

}

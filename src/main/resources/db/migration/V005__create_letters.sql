-- Letters and every attempt to send one. Written by delivery alone. No password is ever in them.

create table letter_transition (
    from_status text not null,
    to_status   text not null,
    primary key (from_status, to_status)
);
insert into letter_transition values
    ('QUEUED', 'SENDING'), ('QUEUED', 'FAILED'), ('QUEUED', 'VOID'),
    ('SENDING', 'SENT'), ('SENDING', 'RETRY'), ('SENDING', 'FAILED'), ('SENDING', 'VOID'), ('SENDING', 'BOUNCED'),
    ('RETRY', 'SENDING'), ('RETRY', 'FAILED'), ('RETRY', 'VOID'), ('RETRY', 'BOUNCED'),
    ('SENT', 'BOUNCED');

create table letter (
    id             uuid primary key,
    seq            bigint generated always as identity unique, -- the order in which they were owed
    agency         text not null,
    envelope_id    uuid not null references envelope (id),
    form_id        uuid references form (id),  -- null for a letter about the whole envelope
    account_id     uuid,
    about_id       uuid not null generated always as (coalesce(form_id, envelope_id)) stored,
    kind           text not null check (kind in ('ANSWER', 'USERNAME', 'PASSWORD', 'GRANT_ADDED', 'HOLD', 'DECISION',
                                                 'UNDELIVERABLE', 'REISSUE_NOTICE')),
    addressee      text not null check (addressee in ('SENDER', 'GRANTOR', 'USER')),
    round          integer not null check (round >= 1),
    languages      text not null check (languages in ('fr', 'en', 'fr,en', 'en,fr')),
    recipient      bytea not null,             -- sealed
    recipient_hash bytea not null,             -- keyed, of the folded address; for the limits per recipient
    content        bytea not null,             -- sealed; a mark stands where the password will
    status         text not null,
    attempts       integer not null default 0,
    next_at        timestamptz not null,
    attempted_at   timestamptz,
    message_id     text,                       -- of the last attempt
    reply          text not null default '',   -- the last reply's code, or a word of ours
    created_at     timestamptz not null,
    ended_at       timestamptz,
    unique (agency, about_id, kind, addressee, round),
    check (kind not in ('USERNAME', 'PASSWORD') or (form_id is not null and account_id is not null))
);
create index letter_due on letter (agency, next_at, seq) where status in ('QUEUED', 'RETRY');
create index letter_in_doubt on letter (agency) where status = 'SENDING';
create index letter_by_form on letter (form_id, round);
create index letter_by_envelope on letter (envelope_id);

create table letter_attempt (
    letter_id      uuid not null references letter (id),
    attempt        integer not null check (attempt >= 1),
    agency         text not null,
    message_id     text not null,
    recipient_hash bytea not null,
    kind           text not null,
    started_at     timestamptz not null,
    outcome        text check (outcome in ('SENT', 'RETRY', 'FAILED', 'VOID', 'DOUBT')), -- null while under way
    reply          text not null default '',
    ended_at       timestamptz,
    primary key (letter_id, attempt)
);
create index letter_attempt_by_day on letter_attempt (agency, started_at);
create index letter_attempt_by_recipient on letter_attempt (agency, recipient_hash, started_at);

create trigger letter_transitions before update of status on letter
    for each row execute function refuse_illegal_transition('letter_transition');

revoke delete on letter, letter_attempt from ${app};
revoke insert, update, delete on letter_transition from ${app};

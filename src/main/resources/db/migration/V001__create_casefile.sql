-- The ledger: envelopes, documents, forms, findings and every event. Written by casefile alone.

create table envelope_transition (
    from_status text not null,
    to_status   text not null,
    primary key (from_status, to_status)
);
insert into envelope_transition values
    ('RECEIVED', 'OPENED'), ('RECEIVED', 'TOO_LARGE'), ('RECEIVED', 'MACHINE_MAIL'), ('RECEIVED', 'DUPLICATE'),
    ('RECEIVED', 'VANISHED'), ('RECEIVED', 'PARKED'), ('RECEIVED', 'CLOSED_UNANSWERED'),
    ('OPENED', 'ANSWERED'), ('OPENED', 'CLOSED_UNANSWERED'), ('OPENED', 'PARKED'),
    ('TOO_LARGE', 'ANSWERED'), ('TOO_LARGE', 'CLOSED_UNANSWERED'),
    ('ANSWERED', 'CLOSED'), ('PARKED', 'RECEIVED');

create table form_transition (
    from_status text not null,
    to_status   text not null,
    primary key (from_status, to_status)
);
insert into form_transition values
    ('RECEIVED', 'READ'), ('RECEIVED', 'DUPLICATE'), ('RECEIVED', 'PARKED'), ('RECEIVED', 'WITHDRAWN'),
    ('READ', 'ACCEPTED'), ('READ', 'REFUSED'), ('READ', 'IN_REVIEW'), ('READ', 'HELD'), ('READ', 'PARKED'),
    ('READ', 'WITHDRAWN'),
    ('IN_REVIEW', 'READ'), ('IN_REVIEW', 'REFUSED'), ('IN_REVIEW', 'PARKED'), ('IN_REVIEW', 'WITHDRAWN'),
    ('HELD', 'READ'), ('HELD', 'REFUSED'), ('HELD', 'EXPIRED'), ('HELD', 'PARKED'), ('HELD', 'WITHDRAWN'),
    ('ACCEPTED', 'ENROLLED'), ('ENROLLED', 'DELIVERED'), ('ENROLLED', 'UNDELIVERABLE'),
    ('DELIVERED', 'UNDELIVERABLE'), ('UNDELIVERABLE', 'ENROLLED'), ('PARKED', 'RECEIVED');

create sequence request_number;

create table envelope (
    id             uuid primary key,
    seq            bigint generated always as identity unique, -- the order in which the ledger saw them
    agency         text not null,
    number         text not null unique,
    mailbox        text not null,
    folder         text not null,
    uid_validity   bigint not null,
    uid            bigint not null,
    message_id     text,
    sha256         text,                 -- of the raw mail as fetched; null when it was too large to fetch
    size           bigint not null,
    received_at    timestamptz not null, -- INTERNALDATE
    recorded_at    timestamptz not null,
    status         text not null,
    attempts       integer not null default 0,
    moved_at       timestamptz,          -- when its move on the server was confirmed
    language       text check (language in ('fr', 'en')),
    authentication text not null default 'none' check (authentication in ('pass', 'fail', 'none')),
    mail_class     text,                 -- human, auto-reply, bounce, receipt, list, own, loop
    answer_to      bytea,                -- sealed; null when nobody may be answered
    thread         bytea,                -- sealed: Message-ID and References to answer to
    unique (mailbox, folder, uid_validity, uid)
);
create index envelope_by_status on envelope (agency, status);
create index envelope_by_digest on envelope (agency, sha256);
create index envelope_by_message_id on envelope (agency, message_id);
create index envelope_not_moved on envelope (agency, recorded_at) where moved_at is null;

create table document (
    id          uuid primary key,
    agency      text not null,
    envelope_id uuid not null references envelope (id),
    kind        text not null check (kind in ('mail', 'file')),
    sealed      bytea not null,
    size        bigint not null,
    created_at  timestamptz not null
);
create index document_by_envelope on document (envelope_id);

create table form (
    id            uuid primary key,
    agency        text not null,
    envelope_id   uuid not null references envelope (id),
    position      integer not null check (position >= 1),
    document_id   uuid not null references document (id),
    file_name     bytea not null,        -- sealed
    content_hash  bytea not null,        -- keyed, of the file's bytes
    status        text not null,
    attempts      integer not null default 0,
    kind          text,
    kind_version  integer,
    reading       bytea,                 -- sealed JSON of a Reading
    language      text check (language in ('fr', 'en')),
    request_hash  bytea,                 -- keyed, of grantor, user and what is asked (RULES X-12)
    received_at   timestamptz not null,
    decided_at    timestamptz,
    decided_by    text,
    unique (envelope_id, position)
);
create index form_by_status on form (agency, status);
create index form_by_content on form (agency, content_hash);
create index form_by_request on form (agency, request_hash);

create table finding (
    form_id  uuid not null references form (id),
    position integer not null,
    agency   text not null,
    code     text not null,
    severity text not null check (severity in ('refuse', 'hold', 'review', 'note')),
    field    text,
    rule     text not null,
    detail   text not null,
    primary key (form_id, position)
);

create table case_event_head (
    agency text primary key,
    seq    bigint not null,
    hash   bytea not null
);

create table case_event (
    agency        text not null,
    seq           bigint not null,
    at            timestamptz not null,
    actor         text not null,         -- job:decide, clerk:ID, operator:NAME, owner (of an account)
    subject       text not null check (subject in ('envelope', 'form', 'letter', 'account', 'mandate', 'run', 'agency')),
    subject_id    uuid not null,
    event         text not null,
    from_state    text,
    to_state      text,
    why           text not null,         -- ids, codes and counts; never personal data
    previous_hash bytea not null,
    hash          bytea not null,
    primary key (agency, seq)
);
create index case_event_by_subject on case_event (subject_id, seq);

create function refuse_illegal_transition() returns trigger language plpgsql as $$
declare legal boolean;
begin
    if old.status = new.status then
        return new;
    end if;
    execute format('select exists (select 1 from %I where from_status = $1 and to_status = $2)', tg_argv[0])
        into legal using old.status, new.status;
    if not legal then
        raise exception 'illegal transition of % % from % to %', tg_table_name, old.id, old.status, new.status;
    end if;
    return new;
end $$;

create trigger envelope_transitions before update of status on envelope
    for each row execute function refuse_illegal_transition('envelope_transition');
create trigger form_transitions before update of status on form
    for each row execute function refuse_illegal_transition('form_transition');

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger case_event_append_only before update or delete on case_event
    for each row execute function refuse_change();
create trigger case_event_no_truncate before truncate on case_event
    for each statement execute function refuse_change();

-- The running role appends to the audit and can do nothing else to it; nor can it change what is legal.
revoke update, delete on case_event from ${app};
revoke delete on envelope, form, case_event_head from ${app};
revoke insert, update, delete on envelope_transition, form_transition from ${app};

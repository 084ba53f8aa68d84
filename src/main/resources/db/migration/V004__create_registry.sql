-- Persons, organisations, mandates, accounts, grants and the directory. Written by registry alone.
-- Names, addresses and enterprise numbers are sealed; what must be found again has a keyed hash beside it. A form is
-- named by its id without a foreign key: forms are destroyed when their time is over, mandates are kept.

create table person (
    id             uuid primary key,
    agency         text not null,
    family_name    bytea not null,        -- sealed
    given_name     bytea not null,        -- sealed
    name_hash      bytea not null,        -- keyed, of the folded names
    reference_hash bytea,                 -- keyed, of the identifier in the body's reference table; grantors only
    created_at     timestamptz not null,
    unique (id, agency)
);
create unique index person_by_reference on person (agency, reference_hash, name_hash) where reference_hash is not null;
create index person_by_name on person (agency, name_hash);

-- Every address that an accepted form gave for a person. The same name with the same address is the same person
-- (RULES X-19), so two forms of one new user cannot make two.
create table person_address (
    id           uuid primary key,
    agency       text not null,
    person_id    uuid not null,
    address      bytea not null,          -- sealed, as written
    address_hash bytea not null,          -- keyed, of the canonical address
    mailbox_hash bytea not null,          -- keyed, of the mailbox that it most probably reaches (RULES RAMQ-12)
    name_hash    bytea not null,          -- the person's
    created_at   timestamptz not null,
    confirmed_at timestamptz,             -- when a credential that was sent with it was used (RULES X-14)
    unique (agency, address_hash, name_hash),
    foreign key (person_id, agency) references person (id, agency)
);
create index person_address_by_mailbox on person_address (agency, mailbox_hash);
create index person_address_by_person on person_address (person_id, confirmed_at);

create table organisation (
    id         uuid primary key,
    agency     text not null,
    neq        bytea not null,            -- sealed
    neq_hash   bytea not null,            -- keyed
    name       bytea not null,            -- sealed
    created_at timestamptz not null,
    unique (agency, neq_hash),
    unique (id, agency)
);

create table mandate (
    id              uuid primary key,
    agency          text not null,
    grantor_id      uuid not null,
    user_id         uuid not null,
    organisation_id uuid,
    since           timestamptz not null, -- when the first form that gave it was received
    until           timestamptz,
    foreign key (grantor_id, agency) references person (id, agency),
    foreign key (user_id, agency) references person (id, agency),
    foreign key (organisation_id, agency) references organisation (id, agency),
    check (grantor_id <> user_id),        -- RULES X-13
    check (until is null or until >= since),
    unique (id, agency)
);
create unique index mandate_once on mandate (agency, grantor_id, user_id, organisation_id) nulls not distinct
    where until is null;

create table account_transition (
    from_status text not null,
    to_status   text not null,
    primary key (from_status, to_status)
);
insert into account_transition values
    ('INVITED', 'ACTIVE'), ('INVITED', 'EXPIRED'), ('INVITED', 'DEACTIVATED'), ('EXPIRED', 'INVITED'),
    ('EXPIRED', 'DEACTIVATED'), ('ACTIVE', 'DEACTIVATED');

create table account (
    id                   uuid primary key,
    agency               text not null,
    person_id            uuid not null,
    username             text not null,
    status               text not null check (status in ('INVITED', 'ACTIVE', 'EXPIRED', 'DEACTIVATED')),
    revision             bigint not null default 1,  -- grows with everything the directory must know
    username_address     uuid not null references person_address (id), -- where each half of its credential goes
    password_address     uuid not null references person_address (id),
    password_hash        text,                       -- Argon2id, of the password its owner chose
    temporary_hash       text,                       -- Argon2id; the only temporary password that works
    temporary_attempt    integer not null default 0,
    temporary_sent_at    timestamptz,
    temporary_expires_at timestamptz,
    temporary_void       text,                       -- why it was voided: a code
    failures             integer not null default 0, -- sign-ins in a row
    next_try_at          timestamptz,
    created_at           timestamptz not null,
    unique (id, agency),
    unique (agency, person_id),                      -- nobody has two, and no two share one (RULES RAMQ-01)
    foreign key (person_id, agency) references person (id, agency),
    check (username ~ '^[A-Za-z0-9]{3,32}$'),
    check (username_address <> password_address),
    check ((status = 'ACTIVE') <= (password_hash is not null and temporary_hash is null)),
    check ((status = 'DEACTIVATED') <= (temporary_hash is null))
);
create unique index account_by_username on account (agency, upper(username));
create index account_by_expiry on account (agency, temporary_expires_at) where status = 'INVITED';
create trigger account_transitions before update of status on account
    for each row execute function refuse_illegal_transition('account_transition');

create table access_grant (
    id         uuid primary key,
    agency     text not null,
    account_id uuid not null,
    mandate_id uuid not null,
    choice     text not null,             -- the kind's list, such as grant.services
    code       text not null,
    form_id    uuid not null,             -- the form that granted it
    granted_at timestamptz not null,
    revoked_at timestamptz,
    foreign key (account_id, agency) references account (id, agency),
    foreign key (mandate_id, agency) references mandate (id, agency)
);
create unique index access_grant_once on access_grant (account_id, mandate_id, choice, code) where revoked_at is null;

-- One row a form that was enrolled: a repeated enrolment finds it and changes nothing.
create table enrolment (
    form_id     uuid primary key,
    agency      text not null,
    account_id  uuid,
    mandate_id  uuid,
    new_account boolean not null default false,
    granted     text[] not null default '{}',
    enrolled_at timestamptz not null,
    foreign key (account_id, agency) references account (id, agency),
    foreign key (mandate_id, agency) references mandate (id, agency)
);

-- The directory of our own: what is in force. Another server may stand in its place.
create table directory_entry (
    agency     text not null,
    account_id uuid not null,
    username   text not null,
    status     text not null,
    revision   bigint not null,
    primary key (agency, account_id)
);
create unique index directory_entry_by_username on directory_entry (agency, upper(username));

create table directory_access (
    agency     text not null,
    account_id uuid not null,
    mandate_id uuid not null,
    choice     text not null,
    code       text not null,
    primary key (agency, account_id, mandate_id, choice, code),
    foreign key (agency, account_id) references directory_entry (agency, account_id)
);

-- Failed sign-ins by where they come from; forgotten after a while.
create table sign_in_source (
    agency      text not null,
    source_hash bytea not null,           -- keyed, of the network address
    failures    integer not null,
    next_try_at timestamptz not null,
    last_at     timestamptz not null,
    primary key (agency, source_hash)
);

revoke delete on person, organisation, mandate, account, access_grant, enrolment from ${app};
revoke insert, update, delete on account_transition from ${app};

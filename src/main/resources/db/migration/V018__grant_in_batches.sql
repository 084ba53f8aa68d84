-- Accesses given to everybody who has another one, and taken back one by one or all (RULES RAMQ-31).

create table grant_batch (
    id         uuid primary key,
    agency     text not null,
    choice     text not null,             -- the kinds' list, such as grant.services
    held       text not null,             -- who has this code in force
    code       text not null,             -- gets this one
    starts_on  date not null,             -- from this local day on; once, not for those who come later
    letters    boolean not null,          -- whether both parties are told
    reason     text not null check (length(reason) between 1 and 200),
    ordered_at timestamptz not null,
    done_at    timestamptz,
    undone_at  timestamptz,               -- when it was taken back; what is left of it the night takes back
    unique (id, agency),
    check (held <> code)
);

alter table access_grant
    alter column form_id drop not null,
    add column batch_id uuid,             -- what granted it in place of a form
    add foreign key (batch_id, agency) references grant_batch (id, agency),
    add check (num_nonnulls(form_id, batch_id) = 1);
create index access_grant_by_batch on access_grant (batch_id) where batch_id is not null;

alter table case_event drop constraint case_event_subject_check;
alter table case_event add constraint case_event_subject_check check (subject in ('envelope', 'form', 'letter',
    'account', 'mandate', 'batch', 'run', 'agency'));

alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('ANSWER', 'USERNAME', 'PASSWORD', 'GRANT_ADDED',
    'HOLD', 'DECISION', 'UNDELIVERABLE', 'REISSUE_NOTICE', 'ACCESS_WITHDRAWN', 'NIGHT_REPORT', 'ACCESS_SUSPENDED',
    'ACCESS_RESUMED', 'ACCESS_ENDING', 'ACCESS_ENDED', 'ACCESS_GRANTED'));
alter table letter drop constraint letter_of_mandate;
alter table letter add constraint letter_of_mandate check ((mandate_id is not null) = (kind in ('ACCESS_SUSPENDED',
    'ACCESS_RESUMED', 'ACCESS_ENDING', 'ACCESS_ENDED', 'ACCESS_GRANTED')) and (mandate_id is null or form_id is null));

revoke delete on grant_batch from ${app};

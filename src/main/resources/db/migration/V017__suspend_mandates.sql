-- A grantor's loss of status suspends the mandates that depend on it (RULES X-11); accesses may have a last day.

alter table mandate
    add column reference_hash bytea,      -- keyed, of the identifier in the reference table under which it was given
    add column suspended_at timestamptz;  -- since when nothing of it is in force; null while it is
update mandate m set reference_hash = p.reference_hash from person p where p.id = m.grantor_id;
drop index mandate_once;
create unique index mandate_once on mandate (agency, grantor_id, user_id, organisation_id, reference_hash)
    nulls not distinct where until is null;
create index mandate_by_user on mandate (user_id) where until is null;

alter table access_grant
    add column ends_on     date,          -- its last day; null for no end
    add column remind_on   date,          -- from when on it may be renewed, and its parties are told that it ends
    add column reminded_at timestamptz,   -- when they were told
    add check (ends_on > remind_on), add check ((ends_on is null) = (remind_on is null));
create index access_grant_by_end on access_grant (agency, ends_on) where revoked_at is null and ends_on is not null;

-- Word of what happened to the accesses of a mandate, without a new form, to its parties.
alter table letter add column mandate_id uuid, drop column about_id;
alter table letter add column about_id uuid not null
    generated always as (coalesce(mandate_id, form_id, envelope_id, run_id)) stored;
alter table letter add unique (agency, about_id, kind, addressee, round);
alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('ANSWER', 'USERNAME', 'PASSWORD', 'GRANT_ADDED',
    'HOLD', 'DECISION', 'UNDELIVERABLE', 'REISSUE_NOTICE', 'ACCESS_WITHDRAWN', 'NIGHT_REPORT', 'ACCESS_SUSPENDED',
    'ACCESS_RESUMED', 'ACCESS_ENDING', 'ACCESS_ENDED'));
alter table letter add constraint letter_of_mandate check ((mandate_id is not null) = (kind in ('ACCESS_SUSPENDED',
    'ACCESS_RESUMED', 'ACCESS_ENDING', 'ACCESS_ENDED')) and (mandate_id is null or form_id is null));

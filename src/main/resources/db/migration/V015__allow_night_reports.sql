-- The report of a run to a clerk is a letter about no envelope (RULES X-09).

alter table letter alter column envelope_id drop not null,
    add column run_id uuid references run (id),
    drop column about_id;
alter table letter add column about_id uuid not null
    generated always as (coalesce(form_id, envelope_id, run_id)) stored;
alter table letter add unique (agency, about_id, kind, addressee, round);

alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('ANSWER', 'USERNAME', 'PASSWORD', 'GRANT_ADDED',
    'HOLD', 'DECISION', 'UNDELIVERABLE', 'REISSUE_NOTICE', 'ACCESS_WITHDRAWN', 'NIGHT_REPORT'));
alter table letter drop constraint letter_addressee_check;
alter table letter add constraint letter_addressee_check check (addressee in ('SENDER', 'GRANTOR', 'USER', 'CLERK'));

-- A report is about a run and goes to clerks alone; any other letter is about an envelope and never goes to them.
alter table letter add constraint letter_of_run check ((kind = 'NIGHT_REPORT') = (run_id is not null)
    and (kind = 'NIGHT_REPORT') = (addressee = 'CLERK') and (run_id is null) = (envelope_id is not null)
    and (run_id is null or (form_id is null and account_id is null)));

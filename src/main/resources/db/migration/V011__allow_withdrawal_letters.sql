-- Word that an access ended, to both parties (RULES RAMQ-30).

alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in ('ANSWER', 'USERNAME', 'PASSWORD', 'GRANT_ADDED',
    'HOLD', 'DECISION', 'UNDELIVERABLE', 'REISSUE_NOTICE', 'ACCESS_WITHDRAWN'));

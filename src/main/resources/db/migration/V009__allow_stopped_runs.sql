-- A run whose process was asked to end in the middle: the next start goes on from there.

alter table run drop constraint run_state_check,
    add constraint run_state_check check (state in ('STARTED', 'STOPPED', 'COMPLETED', 'FAILED'));

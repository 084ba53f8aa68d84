-- The hash before the last one stands beside it, so that one statement moves the head and appends the row.
alter table case_event_head add column previous_hash bytea;

-- A run's report asks which envelopes it touched: what happened since it began, without reading the years before.
create index case_event_by_time on case_event (agency, at);

-- One row a run of one body's job. A night that is scheduled runs once: its date is unique. Written by jobs alone.

create table run (
    id         uuid primary key,
    agency     text not null,
    night      date,                 -- the local date of a scheduled night; null for a run that somebody asked for
    started_at timestamptz not null,
    ended_at   timestamptz,
    holder     text not null,        -- the process that works or worked on it; never an address
    tries      integer not null default 1,
    state      text not null check (state in ('STARTED', 'COMPLETED', 'FAILED')),
    counts     text not null default '{}', -- JSON: step -> word -> count
    unique (agency, night)
);
create index run_by_state on run (agency, state);

revoke delete on run from ${app};

-- serve and run look whether the schema is the one they know.
grant select on flyway_schema_history to ${app};

-- While a pause of a body stands, its schedule and its triggers start nothing. Written by jobs alone.

create table pause (
    id       uuid primary key,
    agency   text not null,
    since    timestamptz not null,
    until    date,                -- the first local day on which the body works again; null until somebody resumes it
    reason   text not null check (length(reason) <= 200),
    ended_at timestamptz
);
create unique index pause_open on pause (agency) where ended_at is null;

revoke delete on pause from ${app};

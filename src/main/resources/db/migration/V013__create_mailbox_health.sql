-- One row a body: how its mailbox was found when it was last looked into. Written by jobs alone.

create table mailbox_health (
    agency       text primary key,
    looked_at    timestamptz not null,
    succeeded_at timestamptz,                -- the last look that read and filed everything; null before the first
    failed_at    timestamptz,
    trouble      text check (trouble in ('UNREACHABLE', 'TLS_REFUSED', 'SIGN_IN_REFUSED', 'TOKEN_REFUSED',
                     'TOKEN_UNREACHABLE', 'NOT_PERMITTED', 'BUSY', 'FOLDER_MISSING', 'BROKEN_OFF')), -- of failed_at
    failures     integer not null check (failures >= 0), -- in a row, up to looked_at
    check ((failed_at is null) = (trouble is null))
);

revoke delete on mailbox_health from ${app};

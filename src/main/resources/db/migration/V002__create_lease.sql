-- Who may work on what right now: one row a name, such as run:ramq. Written by safe alone.
-- Time is the database's, so that hosts whose clocks differ agree.

create table lease (
    name       text primary key,
    holder     text,                  -- null once it was given back
    token      bigint not null check (token >= 1),
    expires_at timestamptz not null,
    -- Makes the token a key column: a take-over, which changes it, waits for every transaction that fenced itself
    -- with it (for key share); a renewal, which does not, never waits for them.
    unique (name, token)
);

-- A row that were deleted would start its tokens anew.
revoke delete on lease from ${app};

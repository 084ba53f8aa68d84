-- The running role may read and write rows and nothing else; later migrations take rights away from it.
-- Both roles exist already: the owner runs this, ${app} serves.
revoke create on schema public from public;
grant usage on schema public to ${app};
alter default privileges in schema public grant select, insert, update, delete on tables to ${app};
alter default privileges in schema public grant usage, select on sequences to ${app};

-- A body may have several mailboxes: each has its own health, and a mail that came to two is known by its content.

alter table mailbox_health add column mailbox text;
update mailbox_health set mailbox = agency;
alter table mailbox_health alter column mailbox set not null;
alter table mailbox_health drop constraint mailbox_health_pkey;
alter table mailbox_health add primary key (mailbox);

alter table envelope add column content_sha256 text; -- of what the sender wrote; null without Message-ID or body
create index envelope_by_content on envelope (agency, content_sha256) where content_sha256 is not null;

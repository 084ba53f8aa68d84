-- A mail that answers a letter of ours stands beside its request (MAIL rows 37 and 38).

alter table envelope add column follows uuid references envelope (id); -- the first envelope of its thread
create index envelope_by_follows on envelope (follows) where follows is not null;

-- A question in such a reply is for a clerk, who closes it.
insert into envelope_transition values ('OPENED', 'QUESTION'), ('QUESTION', 'CLOSED');

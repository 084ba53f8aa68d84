-- A form of a mail that has more files than its body takes is refused without being read (ADR 10).

insert into form_transition values ('RECEIVED', 'REFUSED');

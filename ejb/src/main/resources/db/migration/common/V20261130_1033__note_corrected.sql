-- corrects_id: the note as it was first written, in whose place this one stands; null: it is the first. No foreign key: a table that
-- points to itself could not be restored row by row. mentioned_id: the colleague who was asked to look at it; null: nobody.
alter table case_note add column corrects_id bigint;
alter table case_note add column mentioned_id bigint;

-- Organisations outside government that have a part in services stand in the register of the bodies.
alter table body add column partner boolean default false not null;

-- Organisation whose people read the note; null: the body that has the case.
alter table case_note add column body_id bigint;

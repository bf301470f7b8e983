-- The import that last had a line about the person: a second line of the same file is refused by it.
alter table person add column import_run_id bigint;

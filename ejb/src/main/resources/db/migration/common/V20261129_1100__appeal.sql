-- appeal_of: the refused case that this one appeals against; null: it is no appeal. reopened_at: when an appeal opened the case
-- again; null: none has. No foreign key: a table that points to itself could not be restored row by row.
alter table request add column appeal_of bigint;
alter table request add column reopened_at datetime(6);
create index ix_request_appeal_of on request (appeal_of, id);

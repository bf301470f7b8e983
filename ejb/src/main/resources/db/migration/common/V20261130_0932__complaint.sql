-- complaint: whether the case is a complaint; cases of before are none. complaint_of: the case whose treatment it is about; null: none,
-- or it is about the service. No foreign key: a table that points to itself could not be restored row by row.
alter table request add column complaint boolean default false not null;
alter table request add column complaint_of bigint;
create index ix_request_complaint_of on request (complaint_of, id);

-- Attempts at the next lines that failed in a row, and whether the rejected lines are still kept.
alter table import_run add column failures integer default 0 not null;
alter table import_run add column report_kept boolean default true not null;
insert into job_lease (job_name, lease_owner, leased_until) values ('import-rejections', '', '2000-01-01 00:00:00');

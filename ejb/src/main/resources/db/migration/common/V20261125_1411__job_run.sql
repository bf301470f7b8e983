-- How the last runs of a job went, for the operator. Times in UTC; null: never.
alter table job_lease add column last_ended_at datetime(6);
alter table job_lease add column last_failed_at datetime(6);
alter table job_lease add column last_failure varchar(500);
insert into job_lease (job_name, lease_owner, leased_until) values ('spent-tokens', '', '2000-01-01 00:00:00');

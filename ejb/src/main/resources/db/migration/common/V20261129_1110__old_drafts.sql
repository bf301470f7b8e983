-- Drafts that nobody goes on with are forgotten by a job.
insert into job_lease (job_name, lease_owner, leased_until) values ('old-drafts', '', '2000-01-01 00:00:00');

insert into job_lease (job_name, lease_owner, leased_until) values ('old-results', '', '2000-01-01 00:00:00');

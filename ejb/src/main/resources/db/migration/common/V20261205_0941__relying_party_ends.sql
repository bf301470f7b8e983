insert into job_lease (job_name, lease_owner, leased_until) values ('relying-party-ends', '', '2000-01-01 00:00:00');

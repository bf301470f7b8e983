-- Who computes the figures is said by job_lease. The lease in summary_refresh is for the release before alone and goes with it.
-- Row 1: figures of the moment; row 2: figures of the last 30 days.
insert into job_lease (job_name, lease_owner, leased_until) values ('figures', '', '2000-01-01 00:00:00');
insert into job_lease (job_name, lease_owner, leased_until) values ('old-usage', '', '2000-01-01 00:00:00');
insert into summary_refresh (id, lease_owner, leased_until) values (2, '', '2000-01-01 00:00:00');

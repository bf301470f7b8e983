-- Whether something happens by itself when the task is overdue, as its step says, and has not happened yet. Tasks of before have no such step.
alter table task add column watched boolean default false not null;
-- Since when the supervisors of the body are shown that it is overdue, in UTC; null: they are not.
alter table task add column escalated_at datetime(6);
create index ix_task_watched on task (watched, due_on, id);
insert into job_lease (job_name, lease_owner, leased_until) values ('overdue-tasks', '', '2000-01-01 00:00:00');

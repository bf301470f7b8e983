-- Tasks of a body by the day on which they reached it.
create index ix_task_received on task (body_id, task_state, created_at, id);

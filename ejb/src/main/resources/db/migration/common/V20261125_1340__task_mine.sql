-- What an officer has claimed, in each order of the inbox, among all that others have claimed.
create index ix_task_mine on task (body_id, task_state, claimed_by, due_on, id);
create index ix_task_mine_received on task (body_id, task_state, claimed_by, created_at, id);

-- Since then the password of the account counts no longer; null: it counts.
alter table account add column password_ended_at datetime(6);

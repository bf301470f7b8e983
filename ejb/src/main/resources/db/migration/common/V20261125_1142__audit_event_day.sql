-- The events of a day, the newest first.
create index ix_audit_event_happened on audit_event (happened_at, id);

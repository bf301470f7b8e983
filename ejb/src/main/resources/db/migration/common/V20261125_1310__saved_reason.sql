-- The saved text of the service that an officer chose, as it was then: JSON by language; null: words alone, or no reason.
alter table request_history add column saved_reason text;

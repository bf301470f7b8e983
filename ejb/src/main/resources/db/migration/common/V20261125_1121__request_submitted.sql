-- What was applied for lately, counted from the index alone.
create index ix_request_submitted on request (submitted_at, service_code, body_id);

-- What reached a body and what it decided on a day, each counted from the index alone.
create index ix_request_received on request (submitted_at, body_id, channel);
create index ix_request_closed on request (closed_at, status, body_id, submitted_at);

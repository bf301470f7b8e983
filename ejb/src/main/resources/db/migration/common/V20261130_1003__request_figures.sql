-- What was applied for and decided lately is counted without appeals and corrections, and still from the indexes alone.
create index ix_request_used on request (submitted_at, service_code, body_id, appeal_of, correction_of);
create index ix_request_came on request (submitted_at, body_id, channel, appeal_of, correction_of);
create index ix_request_ended on request (closed_at, status, body_id, submitted_at, appeal_of, correction_of);
drop index ix_request_submitted on request;
drop index ix_request_received on request;
drop index ix_request_closed on request;

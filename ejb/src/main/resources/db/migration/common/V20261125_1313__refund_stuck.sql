-- Work list of refunds that need people: few rows among many.
create index ix_refund_status on refund (refund_status, requested_at);
create index ix_refund_people on refund (needs_people, requested_at);

-- Attempts in doubt, for the operator: few rows among many.
create index ix_payment_attempt_status on payment_attempt (attempt_status, unknown_since);
create index ix_payment_attempt_people on payment_attempt (needs_people, unknown_since);

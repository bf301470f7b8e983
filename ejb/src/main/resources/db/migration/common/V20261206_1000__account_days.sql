-- how many eKeys came and ended on a day
create index ix_account_created on account (created_at);
create index ix_account_closed on account (closed_at);
create index ix_intervention_decided on intervention (kind, decided_at);

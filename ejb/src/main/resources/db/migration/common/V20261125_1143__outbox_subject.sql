-- What of a subject stands before a message, to the same receiver.
create index ix_outbox_subject on outbox (lane, receiver, subject, id);

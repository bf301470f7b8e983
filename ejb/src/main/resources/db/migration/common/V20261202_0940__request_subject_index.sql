-- Cases are looked for by the child or ward whom they are for.
create index ix_request_subject on request (subject_id);

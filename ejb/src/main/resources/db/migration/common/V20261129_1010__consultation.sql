-- What a body that was asked about a case says: AGREE or OBJECT; null: not yet, or it was not asked but does the step.
alter table task add column opinion varchar(10);
-- The same as a move of the case, and which body (body.id) said it; null: any other move. No foreign key: the largest table would be copied for it.
alter table request_history add column opinion varchar(10);
alter table request_history add column opinion_body_id bigint;

-- Party id of the child or ward for whom the applicant has made the request; null: for themselves.
alter table request add column subject_id bigint;

-- Party ids of those who sign the request beside its applicant, a JSON list; null: nobody does.
alter table request add column signer_ids varchar(500);
-- What one of them answered, of a move that says so.
alter table request_history add column signature_state varchar(10);
insert into job_lease (job_name, lease_owner, leased_until) values ('overdue-signatures', '', '2000-01-01 00:00:00');

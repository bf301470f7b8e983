-- By which mandate the person acts in this session; null: in their own name.
alter table login_session add column mandate_id bigint;

-- In whose name somebody made the move; null: in their own.
alter table request_history add column on_behalf_of varchar(60);

-- Ids of those who acted in the name of the applicant, as JSON; null: nobody did.
alter table request add column agent_ids varchar(500);

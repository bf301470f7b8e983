-- What runs on a node, for the operator; null: a release before this one, or no node has ever held the number.
alter table node_lease add column release_name varchar(60);
alter table node_lease add column started_at datetime(6);

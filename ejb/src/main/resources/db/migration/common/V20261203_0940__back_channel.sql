-- Where a relying party is told that a sign-in is over; null: it is not told.
alter table relying_party add column back_channel_uri varchar(500);
create index ix_openid_grant_session on openid_grant (session_hash);

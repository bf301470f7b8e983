-- The colleague who was away and for whom the actor stood in, as the column actor writes people; null: nobody.
alter table request_history add column in_place_of varchar(60);

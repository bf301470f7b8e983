-- What was decided part by part, of a move that decided so.
alter table request_history add column part_decisions text;

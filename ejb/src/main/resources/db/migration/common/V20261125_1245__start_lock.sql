-- One row, locked by the node that fills the database at a start.
create table start_lock (
    id integer not null,
    constraint pk_start_lock primary key (id)
);
insert into start_lock (id) values (1);

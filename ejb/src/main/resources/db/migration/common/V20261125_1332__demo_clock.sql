-- One row: how far the business clock of a demonstration stands ahead of the real one. Never read in production.
create table demo_clock (
    id            integer not null,
    ahead_seconds bigint  not null,
    constraint pk_demo_clock primary key (id)
);
insert into demo_clock (id, ahead_seconds) values (1, 0);

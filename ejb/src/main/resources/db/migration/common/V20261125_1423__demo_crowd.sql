-- How far the generator of demonstration people has come: the next one's place in its series, and how many are registered.
create table demo_crowd (
    id         integer not null,
    next_place bigint  not null,
    made       integer not null,
    constraint pk_demo_crowd primary key (id)
);
insert into demo_crowd (id, next_place, made) values (1, 0, 0);
insert into job_lease (job_name, lease_owner, leased_until) values ('demo-crowd', '', '2000-01-01 00:00:00');

-- Jobs that one node at a time may do. Times in UTC, by the node's own clock.
create table job_lease (
    job_name     varchar(30)  not null,
    lease_owner  varchar(200) not null,
    leased_until datetime(6)  not null,
    constraint pk_job_lease primary key (job_name)
);
insert into job_lease (job_name, lease_owner, leased_until) values ('audit-seal', '', '2000-01-01 00:00:00');

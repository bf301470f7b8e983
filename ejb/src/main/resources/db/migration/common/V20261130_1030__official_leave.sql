-- When an official of a body is away and who stands in; only ever added to, and ended. Days in the zone of the country, both included.
create table official_leave (
    id          bigint      not null,
    version     integer     not null,
    body_id     bigint      not null,
    official_id bigint      not null,
    stand_in_id bigint      not null,
    first_day   date        not null,
    last_day    date        not null,
    entered_by  varchar(60) not null,
    entered_at  datetime(6) not null,
    ended_by    varchar(60),
    ended_at    datetime(6),
    constraint pk_official_leave primary key (id),
    constraint fk_official_leave_body foreign key (body_id) references body (id),
    constraint fk_official_leave_official foreign key (official_id) references party (id),
    constraint fk_official_leave_stand_in foreign key (stand_in_id) references party (id)
);
create index ix_official_leave_body on official_leave (body_id, last_day);
create index ix_official_leave_stand_in on official_leave (stand_in_id, last_day);
create index ix_official_leave_official on official_leave (official_id, last_day);

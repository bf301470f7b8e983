-- That somebody lets another person act in their name. The holder is null where nobody has the number that was given: who grants is not told.
create table mandate (
    id            bigint        not null,
    version       int           not null,
    reference     varchar(20)   not null,
    grantor_id    bigint        not null,
    holder_id     bigint,
    holder_masked varchar(20)   not null,
    services      varchar(2600) not null,
    since         date          not null,
    last_day      date          not null,
    purpose       varchar(300),
    granted_at    datetime(6)   not null,
    accepted_at   datetime(6),
    ended_at      datetime(6),
    ended_by      bigint,
    constraint pk_mandate primary key (id),
    constraint uq_mandate_reference unique (reference),
    constraint fk_mandate_grantor foreign key (grantor_id) references party (id),
    constraint fk_mandate_holder foreign key (holder_id) references party (id),
    constraint fk_mandate_ender foreign key (ended_by) references party (id)
);
create index ix_mandate_grantor on mandate (grantor_id, id);
create index ix_mandate_holder on mandate (holder_id, id);

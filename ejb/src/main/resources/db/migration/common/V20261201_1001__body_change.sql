-- Changes of bodies: what is to be from a day on, who proposed and who approved it (null: it came with the
-- country's data), and how far it is. new_name: LocalizedText.
-- transfers: JSON, ids of bodies by the codes of the services that they take over in a split.
create table body_change (
    id             bigint      not null,
    version        integer     not null,
    change_kind    varchar(10) not null,
    body_id        bigint      not null,
    from_day       date        not null,
    new_name       varchar(800),
    parent_code    varchar(40),
    successor_id   bigint,
    transfers      longtext,
    proposed_by    bigint,
    proposed_at    datetime(6) not null,
    change_state   varchar(12) not null,
    decided_by     bigint,
    decided_at     datetime(6),
    carried_out_at datetime(6),
    settled_at     datetime(6),
    constraint pk_body_change primary key (id),
    constraint fk_body_change_body foreign key (body_id) references body (id),
    constraint fk_body_change_successor foreign key (successor_id) references body (id),
    constraint fk_body_change_proposed_by foreign key (proposed_by) references party (id),
    constraint fk_body_change_decided_by foreign key (decided_by) references party (id)
);
create index ix_body_change_state on body_change (change_state, change_kind, from_day);

-- How a body is called from a day on; none: it was never renamed.
create table body_name (
    id       bigint       not null,
    body_id  bigint       not null,
    from_day date         not null,
    name     varchar(800) not null,
    constraint pk_body_name primary key (id),
    constraint fk_body_name_body foreign key (body_id) references body (id),
    constraint uq_body_name unique (body_id, from_day)
);

-- Null: as the country's data says; the body is.
alter table body add column renamed_on date;
alter table body add column moved_on date;
alter table body add column ended_on date;

insert into job_lease (job_name, lease_owner, leased_until) values ('body-changes', '', '2000-01-01 00:00:00');

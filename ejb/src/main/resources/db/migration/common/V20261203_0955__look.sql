-- Who has looked at what the state knows of a person: once a day for each looker and thing looked at. Shown to that person.
create table look (
    id          bigint      not null,
    party_id    bigint      not null,
    looked_at   datetime(6) not null,
    looked_on   date        not null,
    looker      varchar(60) not null,
    body_id     bigint      not null,
    kind        varchar(20) not null,
    subject_ref varchar(40) not null,
    constraint pk_look primary key (id),
    constraint fk_look_party foreign key (party_id) references party (id),
    constraint fk_look_body foreign key (body_id) references body (id),
    constraint uq_look unique (party_id, kind, subject_ref, looker, looked_on)
);
create index ix_look_party on look (party_id, looked_at, id);

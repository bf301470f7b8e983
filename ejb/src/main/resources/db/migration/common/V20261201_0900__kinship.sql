-- Classified personal. Who is a parent of whom, and who is married to whom, by party ids: the first of the two is the parent. Days in the zone of the country;
-- ended_on: the first day on which it does not hold any more, of a marriage alone.
create table kinship (
    id           bigint      not null,
    version      integer     not null,
    kinship_kind varchar(10) not null,
    person_id    bigint      not null,
    relative_id  bigint      not null,
    since        date        not null,
    ended_on     date,
    constraint pk_kinship primary key (id),
    constraint fk_kinship_person foreign key (person_id) references person (id),
    constraint fk_kinship_relative foreign key (relative_id) references person (id),
    constraint uq_kinship unique (person_id, relative_id, kinship_kind, since)
);
create index ix_kinship_relative on kinship (relative_id);

-- Classified personal. That somebody has named another by the personal number, by party ids. The reference stands for the one who was named in the forms of the other.
create table named_person (
    id        bigint      not null,
    reference varchar(20) not null,
    named_by  bigint      not null,
    person_id bigint      not null,
    named_at  datetime(6) not null,
    constraint pk_named_person primary key (id),
    constraint uq_named_person_reference unique (reference),
    constraint uq_named_person unique (named_by, person_id),
    constraint fk_named_person_by foreign key (named_by) references person (id),
    constraint fk_named_person_person foreign key (person_id) references person (id)
);
create index ix_named_person_person on named_person (person_id);

-- One application to several bodies: what holds its cases together. content: what the journey was when it was begun, as JSON.
create table journey (
    id           bigint      not null,
    version      integer     not null,
    reference    varchar(20) not null,
    code         varchar(60) not null,
    applicant_id bigint      not null,
    content      longtext    not null,
    created_at   datetime(6) not null,
    changed_at   datetime(6) not null,
    submitted_at datetime(6),
    constraint pk_journey primary key (id),
    constraint uq_journey_reference unique (reference),
    constraint fk_journey_applicant foreign key (applicant_id) references party (id)
);
create index ix_journey_draft on journey (submitted_at, changed_at);

-- journey_part: id of the part in the content. released_at: when the parts that it needs were there; null: it needed none, or waits.
alter table request add column journey_id bigint;
alter table request add column journey_part varchar(60);
alter table request add column released_at datetime(6);
alter table request add constraint fk_request_journey foreign key (journey_id) references journey (id);
create index ix_request_journey on request (journey_id);

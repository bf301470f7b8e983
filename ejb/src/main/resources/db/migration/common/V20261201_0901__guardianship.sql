-- Classified personal. Who may act for whom, by party ids, and on what ground; only ever added to, and ended. Days in the zone of the country; last_day: as a court
-- has set it, included; ended_on: the first day on which it does not hold any more.
create table guardianship (
    id          bigint      not null,
    version     integer     not null,
    reference   varchar(20) not null,
    guardian_id bigint      not null,
    ward_id     bigint      not null,
    ground      varchar(10) not null,
    decision    varchar(120),
    since       date        not null,
    last_day    date,
    ended_on    date,
    constraint pk_guardianship primary key (id),
    constraint uq_guardianship_reference unique (reference),
    constraint fk_guardianship_guardian foreign key (guardian_id) references person (id),
    constraint fk_guardianship_ward foreign key (ward_id) references person (id)
);
create index ix_guardianship_guardian on guardianship (guardian_id);
create index ix_guardianship_ward on guardianship (ward_id);

-- A service that somebody tries in the studio: its text, the invented applicant, and what was done, which is played anew each time. No
-- case, no task, no notice and no money comes of it. Ended by whoever tries, or forgotten after a day.
create table service_trial (
    id          bigint      not null,
    version     integer     not null,
    code        varchar(60) not null,
    official_id bigint      not null,
    source      longtext    not null,
    applicant   longtext    not null,
    inputs      longtext    not null,
    begun_at    datetime(6) not null,
    constraint pk_service_trial primary key (id),
    constraint uq_service_trial unique (official_id, code)
);
create index ix_service_trial_begun on service_trial (begun_at);

-- What the code or the form of a service failed of, for those who keep the platform running. Open until it was tried again with success.
create table support_task (
    id             bigint       not null,
    operation      varchar(12)  not null,
    -- of the case; null: it had not begun
    reference      varchar(30),
    service_code   varchar(60)  not null,
    -- the class that failed, or the expression
    culprit        varchar(500) not null,
    error          varchar(500) not null,
    -- by which the logs of the last time are found; null: nobody called
    request_number varchar(64),
    -- whom it stopped the last time, as audit names people
    stopped        varchar(60)  not null,
    times          integer      not null,
    first_at       datetime(6)  not null,
    last_at        datetime(6)  not null,
    -- whether money has come for the case meanwhile, which goes on when this is mended
    paid           boolean      not null,
    mended_at      datetime(6),
    constraint pk_support_task primary key (id)
);
create index ix_support_task_open on support_task (mended_at, id);
create index ix_support_task_reference on support_task (reference);
